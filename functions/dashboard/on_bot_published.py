"""Counts the bots that can be practised with."""

from sparring.dashboard.service import note_bot
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import fact_handler

DECLARATION = Subscriber(
    ("BotPublished", "BotArchived", "BotRestored"), grants=(writes("dashboard"),)
)

handler = fact_handler(note_bot)
