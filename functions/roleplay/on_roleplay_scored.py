"""Keeps the score beside the call."""

from sparring.kit.caller import Caller
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import Announced, fact_handler
from sparring.roleplay.ending import Scored, note_score

DECLARATION = Subscriber(("RoleplayScored",), grants=(writes("roleplay"),))


def keep_score(caller: Caller, fact: Announced) -> None:
    """Write the score into the call and its lists."""
    scored = fact.payload
    if scored["mode"] == "room":
        # A room's score rests with its scorecard; there is no roleplay to keep it beside.
        return
    note_score(caller, scored["roleplay_id"], Scored(scored["score"], scored["passed"]))


handler = fact_handler(keep_score)
