"""Judges past calls again."""

from sparring.integrations.llm.judging import open_judging
from sparring.kit.caller import Caller
from sparring.kit.declare import SOCKET, Subscriber, data_key, reads, writes
from sparring.kit.facts import Announced, fact_handler
from sparring.roleplay.ending import call_for_judge
from sparring.scoring import cards, rescoring
from sparring.scoring.cards import Judging
from sparring.scoring.model import Call
from sparring.scoring.rescoring import Bench
from sparring.settings import state as settings

DECLARATION = Subscriber(
    ("RescoreAsked",),
    grants=(
        writes("scoring"),
        reads("roleplay"),
        reads("settings"),
        writes("realtime"),
        data_key("Decrypt"),
        SOCKET,
    ),
    layers=("runtime", "ai"),
    batch=1,
    timeout=300,
    memory=1769,
)
WORK_SECONDS = 120.0
"""Then the rest is handed on; the last call begun may take as long as a call takes alone."""


def judge_again(caller: Caller, fact: Announced) -> None:
    """Judge calls until the time is up, then leave the rest to the next fact."""

    def load(roleplay_id: str) -> Call:
        return cards.call_of(call_for_judge(caller, roleplay_id))

    def judging(user_id: str, call: Call) -> Judging:
        return open_judging(caller, settings.read_state(caller, user_id), call, paid_by=user_id)

    bench = Bench(load, judging, WORK_SECONDS)
    rescoring.judge_again(caller, fact.payload["rescore_id"], bench)


handler = fact_handler(judge_again)
