"""Judges a room on its rubric, once it is over and written down."""

from dataclasses import replace

from sparring.integrations.llm.judging import open_judging
from sparring.kit.caller import Caller
from sparring.kit.declare import SOCKET, Subscriber, data_key, reads, writes
from sparring.kit.facts import Announced, LaterError, fact_handler
from sparring.rooms import transcripts
from sparring.rooms.cautious import CautiousJudge
from sparring.scoring import cards, rubric_store
from sparring.scoring.model import Progress
from sparring.scoring.telling import Teller
from sparring.settings import state as settings

DECLARATION = Subscriber(
    ("RoomTranscribed", "RoomEnded"),
    grants=(
        writes("scoring"),
        reads("rooms"),
        reads("settings"),
        writes("realtime"),
        data_key("Decrypt"),
        SOCKET,
    ),
    layers=("runtime", "ai"),
    batch=1,
    again=True,
    timeout=120,
    memory=1024,
)


AGAIN_S = 600


def judge_room(caller: Caller, fact: Announced) -> None:
    """Judge what the seller of a room said, as every other practice is judged."""
    try:
        heard = transcripts.call_for_judge(caller, fact.payload["room_id"])
    except transcripts.StillOpenError:
        # The recording of a relay that died is not told of again: only time ends it.
        raise LaterError(AGAIN_S) from None
    if heard is None or cards.find(caller, heard.call["roleplay_id"]):
        return
    scale = (heard.call["rubric_id"], heard.call["rubric_version"])
    rubric = rubric_store.load(caller, *scale).rubric
    call = cards.call_of({**heard.call, "rubric": rubric.model_dump()})
    teller = Teller(caller, call.user_id, call.roleplay_id)
    teller.tell(Progress("queued", 0, len(rubric.criteria)))
    judging = open_judging(caller, settings.read_state(caller, call.user_id), call)
    fair = CautiousJudge(judging.judge, heard.turns, doubtful=heard.doubtful)
    cards.score_call(caller, call, replace(judging, judge=fair), teller.tell)


handler = fact_handler(judge_room)
