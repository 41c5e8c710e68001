"""Keeps the team table in step with people."""

from sparring.dashboard.service import note_person
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import fact_handler

DECLARATION = Subscriber(("UserJoined", "UserChanged"), grants=(writes("dashboard"),))

handler = fact_handler(note_person)
