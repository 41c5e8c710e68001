"""Calibrations survive a function that dies at any AWS call, once whoever asked asks again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from functions.scoring import (
    finish_calibration,
    gate_rubric,
    judge_calibration_call,
    start_calibration,
)
from tests.support.calibrating import Bench, calibrating
from tests.support.faults import count_calls, dies
from tests.support.http import Call, send
from tests.support.practice import worked
from tests.support.state import fingerprint, restore, snapshot
from tests.support.tables import tables

Act = Callable[[], object]


def starting(bench: Bench) -> Act:
    body, headers = {"rubric_id": bench.rubric_id, "calls": 3}, {"idempotency-key": "k1"}
    return lambda: worked(send(start_calibration, Call(bench.manager, body, headers=headers)))


def judging(bench: Bench) -> Act:
    one = bench.started()
    call = one["calls"][0]["roleplay_id"]
    path = {"calibration_id": one["calibration_id"], "roleplay_id": call}
    said = {"verdicts": [{**bench.verdicts()[0], "turn": 2}]}
    return lambda: worked(send(judge_calibration_call, Call(bench.manager, said, path=path)))


def finishing(bench: Bench) -> Act:
    one = bench.started()
    for call in one["calls"]:
        worked(bench.judge(one["calibration_id"], call["roleplay_id"], bench.verdicts({0})))
    path = {"calibration_id": one["calibration_id"]}
    return lambda: worked(send(finish_calibration, Call(bench.manager, path=path)))


def gating(bench: Bench) -> Act:
    bench.finished()
    call = Call(bench.house.admin, {"on": True}, path={"rubric_id": bench.rubric_id})
    return lambda: worked(send(gate_rubric, call))


@pytest.mark.parametrize(
    "use_case", [starting, judging, finishing, gating], ids=lambda case: case.__name__
)
def test_calibration_when_killed_at_any_call_should_be_completed_by_repeating_it(
    use_case: Callable[[Bench], Act],
) -> None:
    with calibrating() as bench:
        act = use_case(bench)
        before = snapshot()
        most = count_calls(act)
        undisturbed = fingerprint()
    assert most >= 2
    for number in range(1, most + 2):
        with tables():
            restore(before)
            assert dies(act, number) == (number <= most), number
            act()
            assert fingerprint() == undisturbed, f"differs after dying at call {number} of {most}"
