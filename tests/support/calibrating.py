"""A company with official calls that a scripted judge scored, and coaches who judge them blind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from unittest.mock import patch

from botocore.client import BaseClient

from functions.roleplay import end_roleplay
from functions.scoring import (
    finish_calibration,
    gate_rubric,
    get_calibration,
    get_calibration_call,
    get_rubric,
    judge_calibration_call,
    list_calibrations,
    start_calibration,
)
from sparring.judge.ports import Progress
from sparring.judge.rubric import Rubric
from sparring.judge.transcript import Turn
from sparring.judge.verdict import Judgement, Quote, Verdict
from sparring.kit import ids
from sparring.kit.caller import Caller, platform
from sparring.kit.transaction import commit
from sparring.roleplay.ending import call_for_judge
from sparring.scoring import card_store, cards, scored_calls
from sparring.scoring.cards import Judging
from sparring.scoring.model import Call as PlayedCall
from sparring.scoring.rubric_store import shipped
from tests.support.calls import sent, ungranted, watched
from tests.support.http import Answer, Call, admit, person, send
from tests.support.practice import Company, company, worked
from tests.support.state import Rows, restore, snapshot
from tests.support.tables import tables

TEAM, OTHER_TEAM = "tm_near", "tm_far"
LINES = (
    "Hi, this is Kim from Northwind. Is now a good time?",
    "How do you handle the monthly reporting today?",
    "What is the hardest part of that for your team?",
)
PLAYED = 4
MOST_CALLS_OF_A_START = 4
MOST_CALLS_OF_AN_END = 3


class ScriptedJudge:
    """Says yes with a quote to every second criterion, no to the others."""

    kind: Literal["offline", "openai"] = "offline"
    judge_version = "scripted"

    def judge(
        self, rubric: Rubric, transcript: Sequence[Turn], progress: Progress
    ) -> tuple[Judgement, ...]:
        rep = next(turn for turn in transcript if turn.speaker == "rep")
        quotes = (Quote(turn=rep.turn, text=rep.text),)
        return tuple(
            Judgement(criterion_id=one.criterion_id, verdict="no")
            if number % 2
            else Judgement(criterion_id=one.criterion_id, verdict="yes", quotes=quotes)
            for number, one in enumerate(rubric.criteria)
        )


def score(caller: Caller, roleplay_id: str) -> None:
    """Judge an ended call as the subscriber does, with a judge whose verdicts are known."""
    plain = call_for_judge(caller, roleplay_id)
    call = PlayedCall(**{**plain, "rubric": Rubric.model_validate(plain["rubric"])})
    cards.score_call(platform(caller.tenant), call, Judging(ScriptedJudge()), lambda _: None)


def within(function: Any, call: Call, most: int) -> Answer:
    """`send`, failing over `most` calls of AWS or without a grant for one of them."""
    with watched() as calls:
        answer = send(function, call)
    assert not ungranted(function.DECLARATION, calls)
    assert len(calls) <= most, [one.operation for one in calls]
    return answer


@dataclass(frozen=True)
class Bench:
    """Four official calls of a learner in TEAM; `manager` leads it, `far` another team."""

    house: Company
    manager: Caller
    far: Caller
    calls: tuple[str, ...]
    private: str

    @property
    def rubric_id(self) -> str:
        """The rubric that all were judged by."""
        return self.house.rubric_id

    @property
    def criteria(self) -> list[str]:
        """Its criteria; the machine says yes to the first, no to the second, and so on."""
        return [one.criterion_id for one in shipped()[self.rubric_id].rubric.criteria]

    def start(self, calls: int = 3, caller: Caller | None = None, key: str = "") -> Answer:
        """The answer to a start."""
        body = {"rubric_id": self.rubric_id, "calls": calls}
        headers = {"idempotency-key": key} if key else {}
        request = Call(caller or self.manager, body, headers=headers)
        return within(start_calibration, request, MOST_CALLS_OF_A_START)

    def started(self, calls: int = 3, caller: Caller | None = None) -> Any:
        """A calibration that has begun."""
        return worked(self.start(calls, caller))

    def show(self, calibration_id: str, caller: Caller | None = None) -> Answer:
        """A calibration as somebody sees it."""
        path = {"calibration_id": calibration_id}
        return sent(get_calibration, Call(caller or self.manager, path=path))

    def listed(self, caller: Caller | None = None, **query: str) -> list[Any]:
        """The calibrations that a coach finds."""
        request = Call(caller or self.manager, query=query)
        return list(worked(sent(list_calibrations, request))["items"])

    def open(self, calibration_id: str, call: str, caller: Caller | None = None) -> Answer:
        """One call of it."""
        path = {"calibration_id": calibration_id, "roleplay_id": call}
        return sent(get_calibration_call, Call(caller or self.manager, path=path))

    def judge(
        self,
        calibration_id: str,
        call: str,
        verdicts: list[dict[str, Any]],
        caller: Caller | None = None,
    ) -> Answer:
        """The answer to verdicts about one call."""
        path = {"calibration_id": calibration_id, "roleplay_id": call}
        request = Call(caller or self.manager, {"verdicts": verdicts}, path=path)
        return sent(judge_calibration_call, request)

    def finish(self, calibration_id: str, caller: Caller | None = None) -> Answer:
        """The answer to an end."""
        path = {"calibration_id": calibration_id}
        request = Call(caller or self.manager, path=path)
        return within(finish_calibration, request, MOST_CALLS_OF_AN_END)

    def finished(self, wrong: int = 0, calls: int = 3, caller: Caller | None = None) -> Any:
        """A calibration whose coach differs from the machine in `wrong` verdicts."""
        one = self.started(calls, caller)
        for number, call in enumerate(one["calls"]):
            differing = set(range(max(0, wrong - number * len(self.criteria))))
            said = self.verdicts(differing)
            worked(self.judge(one["calibration_id"], call["roleplay_id"], said, caller))
        return worked(self.finish(one["calibration_id"], caller))

    def verdicts(self, differing: set[int] | None = None, **more: Verdict) -> list[dict[str, Any]]:
        """What the machine says, the opposite at the places in `differing`."""
        said = []
        for number, one in enumerate(self.criteria):
            machine = number % 2 == 0
            verdict = "yes" if machine != (number in (differing or ())) else "no"
            said.append({"criterion_id": one, "verdict": more.get(one, verdict)})
        return said

    def rubric(self, caller: Caller | None = None, **query: str) -> Any:
        """The rubric as somebody sees it."""
        path = {"rubric_id": self.rubric_id}
        return worked(sent(get_rubric, Call(caller or self.manager, path=path, query=query)))

    def gate(self, caller: Caller | None = None, *, on: bool = True) -> Answer:
        """The answer to an admin who wants certificates to hang on the rubric."""
        path = {"rubric_id": self.rubric_id}
        return sent(gate_rubric, Call(caller or self.house.admin, {"on": on}, path=path))

    def list_more(self, count: int, **changes: object) -> None:
        """List further scored calls under the rubric, without transcripts."""
        caller, writes = platform(self.manager.tenant), []
        row = {
            "user_id": self.house.learner.user_id,
            "user_name": "Lena Learner",
            "team_id": TEAM,
            "bot_name": "Priya Nair",
            "ended_at": "2026-11-22T23:00:00.000Z",
            "rubric_id": self.rubric_id,
            "rubric_version": 1,
            "criteria": scored_calls.criteria_digest(shipped()[self.rubric_id].rubric),
            "enough_evidence": True,
            "scored_at": "2026-11-22T23:00:01.000Z",
            "verdicts": {one: "no" if n % 2 else "yes" for n, one in enumerate(self.criteria)},
        }
        for number in range(count):
            named = {"roleplay_id": ids.derived("rp", f"{number} {changes}")}
            writes.append(card_store.scored_by(caller, row | named | changes))
        commit(caller, writes)


def _play(house: Company, mode: str) -> str:
    call = house.begin(mode)
    for number, line in enumerate(LINES):
        worked(house.say(call, line, f"k{number}"))
    worked(send(end_roleplay, Call(house.learner, path={"roleplay_id": call})))
    score(house.learner, call)
    return call


def _new_bench() -> Bench:
    house = company()
    admit(house.learner, team_id=TEAM, name="Lena Learner")
    manager, far = (person(house.admin.tenant, "manager") for _ in range(2))
    admit(manager, team_id=TEAM, name="Max Manager")
    admit(far, team_id=OTHER_TEAM)
    calls = tuple(_play(house, "official") for _ in range(PLAYED))
    return Bench(house, manager, far, calls, _play(house, "private"))


@cache
def _kept() -> tuple[Bench, Rows]:
    """Playing calls costs more than all that is asked about them, so it is done once."""
    with tables():
        return _new_bench(), snapshot()


@contextmanager
def calibrating() -> Iterator[Bench]:
    """Within the block: the tables of that company."""
    bench, kept = _kept()
    with tables():
        restore(kept)
        yield bench


@contextmanager
def just_before_commit(act: Any) -> Iterator[None]:
    """Within the block: `act` happens once, between the reading and the writing of a request."""
    make, waiting = vars(BaseClient)["_make_api_call"], [act]

    def making(self: Any, operation: str, asked: dict[str, Any]) -> Any:
        if operation == "TransactWriteItems" and waiting:
            waiting.pop()()
        return make(self, operation, asked)

    with patch.object(BaseClient, "_make_api_call", making):
        yield
