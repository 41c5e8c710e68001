"""Folds scored calls into the dashboards."""

from sparring.dashboard.counting import count_scored
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import fact_handler

DECLARATION = Subscriber(("RoleplayScored",), grants=(writes("dashboard"),))

handler = fact_handler(count_scored)
