"""Tells open screens that a scorecard has changed."""

from sparring.kit.caller import Caller
from sparring.kit.declare import SOCKET, Subscriber, writes
from sparring.kit.facts import Announced, fact_handler
from sparring.scoring.telling import tell_changed

DECLARATION = Subscriber(("ScorecardChanged",), grants=(writes("realtime"), SOCKET))


def push_change(caller: Caller, fact: Announced) -> None:
    """Push to the learner, and to the other tabs of whoever changed it."""
    changed = fact.payload
    tell_changed(caller, changed["roleplay_id"], (changed["user_id"], fact.actor))


handler = fact_handler(push_change)
