"""Judges a call when it is over, or when somebody asks again after that failed."""

from sparring.integrations.llm.judging import open_judging
from sparring.kit import push
from sparring.kit.caller import Caller
from sparring.kit.declare import SOCKET, Subscriber, data_key, reads, writes
from sparring.kit.facts import Announced, fact_handler
from sparring.roleplay.ending import call_for_judge
from sparring.scoring import cards
from sparring.scoring.model import Progress
from sparring.scoring.telling import Teller
from sparring.settings import state as settings

DECLARATION = Subscriber(
    ("RoleplayEnded", "ScoringAsked"),
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
    timeout=120,
    memory=1024,
)


def judge_call(caller: Caller, fact: Announced) -> None:
    """Judge the call of an ended roleplay, tell how far it is, and say when it is done."""
    roleplay_id = fact.payload["roleplay_id"]
    counts = fact.name == "ScoringAsked" or fact.payload["scored"]
    if not counts or cards.find(caller, roleplay_id):
        return
    call = cards.call_of(call_for_judge(caller, roleplay_id))
    teller = Teller(caller, call.user_id, call.roleplay_id)
    teller.tell(Progress("queued", 0, len(call.rubric.criteria)))
    judging = open_judging(caller, settings.read_state(caller, call.user_id), call)
    card = cards.score_call(caller, call, judging, teller.tell)
    push.notify(
        caller,
        call.user_id,
        {
            "type": "scorecard.ready",
            "roleplay_id": call.roleplay_id,
            "score": card.score,
            "passed": card.passed,
        },
    )


handler = fact_handler(judge_call)
