"""Bots and rubrics to send in."""

from __future__ import annotations

from typing import Any

from functions.bots import create_bot, publish_bot
from sparring.buyer.templates import templates
from sparring.judge.rubric import rubrics_shipped
from sparring.kit import ids
from sparring.kit.caller import Caller
from tests.support.http import Call, send


def persona(**changes: object) -> dict[str, Any]:
    """A good persona as JSON."""
    shipped = next(iter(templates().values()))
    return {**shipped.model_dump(mode="json"), **changes}


def rubric(**changes: object) -> dict[str, Any]:
    """A good rubric as JSON."""
    shipped = next(iter(rubrics_shipped().values()))
    return {**shipped.model_dump(mode="json"), **changes}


def made_bot(coach: Caller, **changes: object) -> dict[str, Any]:
    """A new draft."""
    answer = send(create_bot, Call(coach, {"persona": persona(**changes)}))
    assert answer.status == 201, answer.body
    return dict(answer.body)


def published_bot(coach: Caller, **changes: object) -> dict[str, Any]:
    """A bot that may be practised with."""
    bot = made_bot(coach, **changes)
    path = {"bot_id": bot["bot_id"]}
    answer = send(publish_bot, Call(coach, {"version": bot["version"]}, path=path))
    assert answer.status == 200, answer.body
    return dict(answer.body)


def unknown(prefix: str) -> str:
    """A well-formed id of nothing."""
    return ids.new(prefix)
