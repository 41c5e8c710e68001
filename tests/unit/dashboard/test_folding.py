"""Folding: the order in which calls and news arrive never shows."""

from __future__ import annotations

from functools import reduce
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sparring.dashboard.model import (
    empty_learner,
    known,
    learner_after,
    noted,
    nothing_known,
    without_old,
)


def _call(number: int) -> dict[str, Any]:
    at = f"2026-11-{1 + number % 28:02d}T10:{number:02d}:00.000Z"
    return {
        "roleplay_id": f"rp_{number}",
        "user_id": "us_1",
        "bot_id": f"bt_{number % 3}",
        "bot_name": "Priya",
        "rubric_id": "rb_1",
        "mode": "private",
        "score": (number * 7 % 51) / 10,
        "passed": number % 2 == 0,
        "started_at": at,
        "ended_at": at,
        "sections": [{"section": "Problem", "yes": number % 4, "no": 1, "not_assessable": 0}],
        "next_step": {"title": f"step {number}", "reason": "", "criterion_id": None, "phrase": ""},
    }


@given(st.permutations(range(12)))
def test_learner_when_calls_arrive_in_any_order_should_end_the_same(order: list[int]) -> None:
    straight = reduce(learner_after, map(_call, range(12)), empty_learner())
    assert reduce(learner_after, map(_call, order), empty_learner()) == straight


@given(st.permutations(range(8)))
def test_news_when_it_arrives_in_any_order_should_leave_the_newest(order: list[int]) -> None:
    doc = nothing_known()
    for number in order:
        doc = noted(doc, f"thing {number % 2}", number, f"2026-11-0{1 + number}")
    assert known(doc) == {"thing 0": 6, "thing 1": 7}
    assert known(doc, "2026-11-08") == {"thing 1": 7}
    assert known(without_old(doc, "2026-11-08")) == {"thing 1": 7}
