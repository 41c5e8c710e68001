"""Counts open appeals."""

from sparring.dashboard.service import note_appeals
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import fact_handler

DECLARATION = Subscriber(("ScorecardChanged",), grants=(writes("dashboard"),))

handler = fact_handler(note_appeals)
