"""POST /v1/bots/try-out: a call with a draft, the same each time, with the buyer's mind open."""

from __future__ import annotations

from typing import Any

import pytest

from functions.bots import try_out_bot
from sparring.buyer.templates import templates
from tests.support.calls import sent
from tests.support.http import Answer, Call, person
from tests.support.tables import rows
from tests.support.wire import wire

LINES = (
    "Hello, this is Kim from Northwind. Is now a good time?",
    "How do you handle that today, and what goes wrong with it?",
    "So it costs you time every week. Did I get that right?",
)


def _persona(template: str | None = None) -> dict[str, Any]:
    shipped = templates()
    return shipped[template or next(iter(shipped))].model_dump(mode="json")


def _tried(lines: tuple[str, ...] = (), role: str = "manager", **more: Any) -> Answer:
    body = {"persona": _persona(), "lines": lines, **more}
    caller = person(role="learner" if role == "learner" else "manager")
    return sent(try_out_bot, Call(caller, body))


def test_try_out_bot_when_nothing_was_said_should_let_the_buyer_speak_first() -> None:
    body = _tried().body
    (turn,) = body["turns"]
    assert (turn["turn"], turn["speaker"], body["ended"]) == (1, "buyer", False)
    assert turn["text"]
    assert 0 <= turn["state"]["trust"] <= 100


@pytest.mark.parametrize("template", list(templates()))
def test_try_out_bot_when_lines_grow_should_keep_what_was_played(template: str) -> None:
    persona = _persona(template)
    played: list[Any] = []
    for count in range(len(LINES) + 1):
        turns = _tried(LINES[:count], persona=persona).body["turns"]
        assert turns[: len(played)] == played
        played = turns
    assert [one["turn"] for one in played] == list(range(1, len(played) + 1))
    assert all(one["moves"] for one in played if one["speaker"] == "rep")
    assert all(one["decision"] for one in played if one["speaker"] == "buyer")


def test_try_out_bot_when_seeds_differ_should_repeat_each_call_exactly() -> None:
    calls = {seed: _tried(LINES, seed=seed).body for seed in (1, 2)}
    assert calls == {seed: _tried(LINES, seed=seed).body for seed in (1, 2)}


def test_try_out_bot_when_the_rep_is_rude_should_show_the_end_and_what_stayed_untold() -> None:
    body = _tried(("You are an idiot and wasting my time.",) * 12).body
    assert body["ended"]
    assert body["outcome"] in {"hung_up", "declined"}
    assert body["untold"]
    assert len(body["turns"]) < 25


@pytest.mark.parametrize(
    "change",
    [
        {"lines": ["x" * 4001]},
        {"lines": [""]},
        {"lines": ["hi"] * 41},
        {"seed": -1},
        {"seed": "x"},
        {"persona": {}},
        {"tenant": "tn_x"},
    ],
)
def test_try_out_bot_when_body_is_wrong_should_answer_422(change: dict[str, Any]) -> None:
    assert _tried(**change).status == 422


def test_try_out_bot_when_caller_is_a_learner_should_be_refused() -> None:
    assert _tried(LINES, role="learner").status == 403


def test_try_out_bot_when_it_works_should_keep_nothing() -> None:
    coach, body = person(role="manager"), {"persona": _persona(), "lines": LINES}
    with wire() as watched:
        assert sent(try_out_bot, Call(coach, body)).status == 200
    assert watched.calls == ["BatchGetItem"]
    assert rows("bots") == []
