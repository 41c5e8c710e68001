"""Keeps the names of teams."""

from sparring.dashboard.service import note_team
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import fact_handler

DECLARATION = Subscriber(("TeamNamed",), grants=(writes("dashboard"),))

handler = fact_handler(note_team)
