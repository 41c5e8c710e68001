"""A company in memory, with AWS calls counted and their CPU set apart."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    """What botocore did since the last `reset`: calls by name, and CPU seconds inside them."""

    calls: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def reset(self) -> None:
        """Start counting anew."""
        self.calls.clear()
        self.seconds = 0.0


@contextmanager
def metered() -> Iterator[Meter]:
    """Within the block every AWS call of this process is counted and timed."""
    meter = Meter()
    original: Callable[..., Any] = BaseClient._make_api_call  # type: ignore[attr-defined]  # botocore's one door

    def counted(self: BaseClient, operation: str, parameters: dict[str, Any]) -> Any:
        started = time.thread_time()
        try:
            return original(self, operation, parameters)
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
