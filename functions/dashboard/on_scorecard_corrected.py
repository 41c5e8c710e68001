"""Counts corrected calls again."""

from sparring.dashboard.counting import count_corrected
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import fact_handler

DECLARATION = Subscriber(("ScorecardCorrected",), grants=(writes("dashboard"),))

handler = fact_handler(count_corrected)
