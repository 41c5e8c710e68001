"""A roleplay under fire: random requests, repeats, throttles, lost answers and deaths.

Whatever happens, every turn that was answered is there once, in order; each key has one answer;
and a call ends, and is announced to have ended, exactly once.
"""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from functions.roleplay import end_roleplay, get_roleplay, give_hints, on_roleplay_started
from sparring.kit import aws, clock
from tests.support.faults import Killed, faulty, killed_at
from tests.support.http import Answer, Call, send
from tests.support.practice import Company, announced, company, deliver
from tests.support.tables import rows, tables
from tests.support.wire import wire

LINES = (
    "Hi, this is Kim from Northwind. Is now a good time?",
    "How do you handle that today, and who does it?",
    "What happens when it goes wrong?",
    "What would it be worth to you if that took an hour?",
    "Shall we look at it together on Thursday at ten?",
)
RETRYABLE = {409, 503}
Row = dict[str, Any]
faults = st.lists(st.sampled_from([None, "throttle", "lost_ack"]), max_size=6)
deaths = st.one_of(st.none(), st.integers(min_value=1, max_value=3))


class RoleplayUnderFire(RuleBasedStateMachine):
    """One call, one rep, a clock that only goes forward."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        self._late = dt.timedelta()
        self.asked: dict[str, str] = {}
        self.answers: dict[str, Any] = {}
        self.surely_ended = False

    @initialize(mode=st.sampled_from(["private", "official"]))
    def begin(self, mode: str) -> None:
        self._open.enter_context(tables())
        patch = self._open.enter_context(pytest.MonkeyPatch.context())
        queue = aws.client("sqs").create_queue(QueueName="again")["QueueUrl"]
        patch.setenv("QUEUE_URL", queue)
        base = clock.now()
        self._open.enter_context(clock.set_to(lambda: base + self._late))
        self.house: Company = company()
        self.call = self.house.begin(mode)
        self.path = {"roleplay_id": self.call}

    def teardown(self) -> None:
        self._open.close()

    def _try(self, act: Any, planned: list[Any], death: int | None) -> Answer | None:
        """Act with faults; None when the function died. Nobody ever sees a 500."""
        try:
            with faulty(*planned), killed_at(death):
                answer: Answer = act()
        except Killed:
            return None
        assert answer.status < 500 or answer.status == 503, answer.body
        return answer

    def _heard(self, key: str, answer: Answer | None) -> None:
        if answer is None or answer.status in RETRYABLE:
            return
        assert answer.status == 200, answer.body
        assert self.answers.setdefault(key, answer.body) == answer.body

    @rule(line=st.sampled_from(LINES), planned=faults, death=deaths)
    def say(self, line: str, planned: list[Any], death: int | None) -> None:
        key = f"key-{len(self.asked)}"
        self.asked[key] = line
        self._heard(key, self._try(lambda: self.house.say(self.call, line, key), planned, death))

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), planned=faults, death=deaths)
    def say_again(self, data: st.DataObject, planned: list[Any], death: int | None) -> None:
        key = data.draw(st.sampled_from(sorted(self.asked)))
        line = self.asked[key]
        self._heard(key, self._try(lambda: self.house.say(self.call, line, key), planned, death))

    @precondition(lambda self: self.answers)
    @rule(data=st.data())
    def say_something_else_with_a_used_key(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.answers)))
        answer = self.house.say(self.call, "Something else.", key)
        assert (answer.status, answer.code) == (409, "key_reused")

    @rule(planned=faults, death=deaths)
    def ask_for_hints(self, planned: list[Any], death: int | None) -> None:
        call = Call(self.house.learner, path=self.path)
        answer = self._try(lambda: send(give_hints, call), planned, death)
        assert answer is None or answer.status in {200, *RETRYABLE}, answer

    @precondition(lambda self: len(self.asked) > 2)
    @rule(planned=faults, death=deaths)
    def end(self, planned: list[Any], death: int | None) -> None:
        call = Call(self.house.learner, path=self.path)
        answer = self._try(lambda: send(end_roleplay, call), planned, death)
        if answer is not None and answer.status == 200:
            assert answer.body["status"] == "ended"
            self.surely_ended = True

    @rule(line=st.sampled_from(LINES), other=st.sampled_from([give_hints, end_roleplay]))
    def say_while_something_else_happens(self, line: str, other: Any) -> None:
        """Another request of the same rep is served right before this one's transaction."""
        key = f"key-{len(self.asked)}"
        self.asked[key] = line
        meanwhile: list[Answer] = []
        call = Call(self.house.learner, path=self.path)
        with wire() as watched:
            watched.meanwhile["TransactWriteItems"] = lambda: meanwhile.append(send(other, call))
            answer = self.house.say(self.call, line, key)
        self._heard(key, answer)
        if meanwhile and other is end_roleplay:
            assert (meanwhile[0].status, answer.status) == (200, 409)
            self.surely_ended = True

    @rule(minutes=st.sampled_from([1, 4, 31]))
    def wait(self, minutes: int) -> None:
        self._late += dt.timedelta(minutes=minutes)

    @rule(planned=faults, death=deaths)
    def look_for_the_abandoned(self, planned: list[Any], death: int | None) -> None:
        started = announced("roleplay", "RoleplayStarted")[0]
        try:
            with faulty(*planned), killed_at(death):
                deliver(on_roleplay_started, started)
        except Killed:
            return

    @rule()
    def stranger_knocks(self) -> None:
        stranger = self.house.admin
        answer = self.house.say(self.call, "Let me in.", "stranger", stranger)
        assert answer.status == 404

    @rule()
    def read(self) -> None:
        answer = send(get_roleplay, Call(self.house.learner, path=self.path))
        assert answer.status == 200
        assert len(answer.body["turns"]) == 1 + 2 * len(
            [turn for turn in answer.body["turns"] if turn["speaker"] == "rep"]
        )

    @invariant()
    def call_is_whole(self) -> None:
        everything = rows("roleplay")
        mine = [row for row in everything if row["pk"].endswith(f"#ROLEPLAY#{self.call}")]
        turns = [row for row in mine if row["sk"].startswith("TURN#")]
        (head,) = [row for row in mine if row["sk"] == "HEAD"]
        self._turns_are_in_order(turns, head)
        self._answers_are_kept_once({turn["turn"]: turn["text"] for turn in turns})
        self._end_is_announced_with_it(everything, head)

    def _turns_are_in_order(self, turns: list[Row], head: Row) -> None:
        assert [turn["turn"] for turn in turns] == list(range(1, len(turns) + 1))
        speakers = ["buyer", *(["rep", "buyer"] * len(turns))][: len(turns)]
        assert [turn["speaker"] for turn in turns] == speakers
        said = sum(turn["speaker"] == "rep" for turn in turns)
        assert (head["turn_count"], head["rep_turns"]) == (len(turns), said)

    def _answers_are_kept_once(self, texts: dict[int, str]) -> None:
        numbers = [answer["turn"] for answer in self.answers.values()]
        assert len(set(numbers)) == len(numbers)
        for key, answer in self.answers.items():
            assert texts[answer["turn"]] == self.asked[key]
            assert texts[answer["reply"]["turn"]] == answer["reply"]["text"]

    def _end_is_announced_with_it(self, everything: list[Row], head: Row) -> None:
        told = [row["fact"] for row in everything if row["sk"] == "EVT"]
        ended = head["ended_at"] is not None
        assert (told.count("RoleplayStarted"), told.count("RoleplayEnded")) == (1, ended)
        assert ended or not self.surely_ended
        listed = [row for row in everything if row["sk"] == f"ROLEPLAY#{self.call}"]
        assert {row["ended_at"] for row in listed} == {head["ended_at"]}


RoleplayUnderFire.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
TestRoleplayUnderFire = RoleplayUnderFire.TestCase
