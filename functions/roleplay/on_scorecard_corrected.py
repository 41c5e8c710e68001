"""Keeps a corrected score beside the call."""

from sparring.kit.caller import Caller
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import Announced, fact_handler
from sparring.roleplay.ending import Scored, note_score

DECLARATION = Subscriber(("ScorecardCorrected",), grants=(writes("roleplay"),))


def keep_correction(caller: Caller, fact: Announced) -> None:
    """Write the corrected score into the call and its lists."""
    found, now = fact.payload, fact.payload["after"]
    scored = Scored(now["score"], now["passed"], found["card_version"])
    note_score(caller, found["roleplay_id"], scored)


handler = fact_handler(keep_correction)
