"""Puts chosen results of a re-score in force."""

from sparring.kit.caller import Caller
from sparring.kit.declare import SOCKET, Subscriber, writes
from sparring.kit.facts import Announced, fact_handler
from sparring.scoring.rescore_applying import put_in_force

DECLARATION = Subscriber(
    ("RescoreApplied",),
    grants=(writes("scoring"), writes("realtime"), SOCKET),
    timeout=120,
)


def apply_results(caller: Caller, fact: Announced) -> None:
    """Correct the scorecards that were chosen, and those chosen meanwhile."""
    put_in_force(caller, fact.payload["rescore_id"])


handler = fact_handler(apply_results)
