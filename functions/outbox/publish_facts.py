"""Publishes outbox rows of every module's table to the bus."""

from sparring.kit.declare import StreamReader
from sparring.kit.stream import publish_handler

DECLARATION = StreamReader(("auth", "bots", "roleplay", "rooms", "scoring", "settings"), timeout=30)

handler = publish_handler
