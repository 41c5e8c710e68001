"""A company in memory, with AWS calls counted and their CPU set apart."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.client import BaseClient

from functions.bots import create_bot, publish_bot
from functions.roleplay import start_roleplay
from functions.scoring import list_rubrics
from sparring.kit.caller import Caller
from tests.support.http import Answer, Call, person, send

Function = Any


@dataclass
class Meter:
    """What botocore did since the last `reset`: calls by name, and CPU seconds inside them.

    With `again` set, the calls get the answers of last time, in their order, and nothing is done.
    """

    calls: list[str] = field(default_factory=list)
    seconds: float = 0.0
    answers: list[Any] = field(default_factory=list)
    again: Iterator[Any] | None = None

    def reset(self) -> None:
        """Start counting anew."""
        self.calls.clear()
        self.answers.clear()
        self.seconds = 0.0

    def answer(self, call: Callable[[], Any]) -> Any:
        """What a call comes to: now, or last time."""
        if self.again is not None:
            return next(self.again)
        self.answers.append(deepcopy(answer := call()))
        return answer

    @contextmanager
    def repeating(self) -> Iterator[None]:
        """Within the block all calls are answered as since the last `reset`."""
        self.again, self.seconds = iter(list(self.answers)), 0.0
        self.calls.clear()
        try:
            yield
        finally:
            self.again = None


@contextmanager
def metered() -> Iterator[Meter]:
    """Within the block every AWS call of this process is counted and timed."""
    meter = Meter()
    original: Callable[..., Any] = BaseClient._make_api_call  # type: ignore[attr-defined]  # botocore's one door

    def counted(self: BaseClient, operation: str, parameters: dict[str, Any]) -> Any:
        started = time.thread_time()
        try:
            return meter.answer(lambda: original(self, operation, parameters))
        finally:
            meter.calls.append(operation)
            meter.seconds += time.thread_time() - started

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", counted)
        yield meter


@dataclass(frozen=True)
class Company:
    """People, a published bot and a rubric."""

    admin: Caller
    learner: Caller
    bot_id: str
    rubric_id: str


def good(answer: Answer) -> Any:
    """The body of an answer that must have worked."""
    if answer.status >= 400:
        raise AssertionError(answer.body)
    return answer.body


def company() -> Company:
    """A tenant with an admin, a learner and one published bot."""
    admin = person(role="admin")
    learner = person(tenant=admin.tenant)
    bot = good(send(create_bot, Call(admin, {"template_id": first_template()})))
    path = {"bot_id": bot["bot_id"]}
    good(send(publish_bot, Call(admin, {"version": bot["version"]}, path=path)))
    rubric = good(send(list_rubrics, Call(learner)))["items"][0]["rubric_id"]
    return Company(admin, learner, bot["bot_id"], rubric)


def first_template() -> str:
    """Any persona that ships."""
    from sparring.buyer.templates import templates

    return next(iter(templates()))


def started(house: Company, mode: str = "private", caller: Caller | None = None) -> str:
    """A new call of the learner, or of somebody else."""
    body = {"bot_id": house.bot_id, "rubric_id": house.rubric_id, "mode": mode}
    return str(good(send(start_roleplay, Call(caller or house.learner, body)))["roleplay_id"])
