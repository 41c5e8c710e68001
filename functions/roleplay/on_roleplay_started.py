"""Closes calls that everybody left."""

from sparring.kit.caller import Caller
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import Announced, LaterError, fact_handler
from sparring.roleplay.ending import close_if_idle

DECLARATION = Subscriber(("RoleplayStarted",), grants=(writes("roleplay"),), delay=900, again=True)


def close_abandoned(caller: Caller, fact: Announced) -> None:
    """Look at the call every quarter of an hour until it is over."""
    if not close_if_idle(caller, fact.payload["roleplay_id"]):
        raise LaterError(DECLARATION.delay)


handler = fact_handler(close_abandoned)
