"""Judging again, and putting it in force, may die at any AWS call: the next delivery goes on."""

from __future__ import annotations

from typing import Any

import pytest

from functions.scoring import (
    apply_rescore,
    on_rescore_applied,
    on_rescore_asked,
    rescore_rubric,
    update_rubric,
)
from tests.support.drafts import rubric
from tests.support.faults import count_calls, dies
from tests.support.http import Call, send
from tests.support.practice import announced, deliver, worked
from tests.support.reviews import Desk, kept_desk
from tests.support.state import fingerprint, restore, snapshot
from tests.support.tables import tables


def _judging(desk: Desk) -> str:
    path, headers = {"rubric_id": desk.house.rubric_id}, {"idempotency-key": "k1"}
    change = {"rubric": rubric(pass_mark=0.0), "version": 1}
    worked(send(update_rubric, Call(desk.house.admin, change, path=path)))
    asked = Call(desk.house.admin, {"version": 2}, path=path, headers=headers)
    return str(worked(send(rescore_rubric, asked))["rescore_id"])


def _applying(desk: Desk) -> None:
    rescore_id = _judging(desk)
    deliver(on_rescore_asked, announced("scoring", "RescoreAsked")[0])
    path = {"rubric_id": desk.house.rubric_id, "rescore_id": rescore_id}
    worked(send(apply_rescore, Call(desk.house.admin, {"roleplay_ids": None}, path=path)))


@pytest.mark.parametrize(
    ("begin", "function", "fact"),
    [
        (_judging, on_rescore_asked, "RescoreAsked"),
        (_applying, on_rescore_applied, "RescoreApplied"),
    ],
    ids=["judging_again", "putting_it_in_force"],
)
def test_rescore_when_killed_at_any_call_should_be_completed_by_repeating_it(
    begin: Any, function: Any, fact: str
) -> None:
    desk, kept = kept_desk()
    with tables():
        restore(kept)
        begin(desk)
        row, before = announced("scoring", fact)[0], snapshot()

        def act() -> None:
            assert deliver(function, row) == {"batchItemFailures": []}

        most = count_calls(act)
        undisturbed = fingerprint()
    assert most >= 4
    for number in range(1, most + 1):
        with tables():
            restore(before)
            assert dies(act, number), number
            act()
            assert fingerprint() == undisturbed, f"differs after dying at call {number} of {most}"
