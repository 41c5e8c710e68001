"""A draft tried on a past call: judged as it would be, and nothing stored."""

from __future__ import annotations

from typing import Any

import pytest

from functions.scoring import preview_rubric
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.drafts import rubric, unknown
from tests.support.http import Answer, Call, person
from tests.support.practice import worked
from tests.support.reviews import Desk, decision, played
from tests.support.tables import rows


def _preview(desk: Desk, caller: Caller | None = None, call: str = "", **changes: Any) -> Answer:
    body = {"rubric": rubric(**changes), "roleplay_id": call or desk.call}
    return sent(preview_rubric, Call(caller or desk.manager, body))


def test_preview_when_nothing_changed_should_say_what_the_scorecard_says(desk: Desk) -> None:
    card, before = desk.card(), rows("scoring")
    seen = worked(_preview(desk))
    assert seen["before"] == {"score": card["score"], "passed": card["passed"]}
    names = ("criterion_id", "verdict", "quotes", "why", "better")
    assert seen["criteria"] == [{name: one[name] for name in names} for one in card["criteria"]]
    told = ("score", "passed", "coverage", "enough_evidence")
    assert {name: seen[name] for name in told} == {name: card[name] for name in told}
    assert rows("scoring") == before


def test_preview_when_the_mark_moves_should_move_who_passes(desk: Desk) -> None:
    assert worked(_preview(desk, pass_mark=0.0))["passed"] is True
    assert worked(_preview(desk, pass_mark=5.0))["passed"] is False


def test_preview_when_a_person_overruled_should_compare_with_what_counts(desk: Desk) -> None:
    machine = desk.card()["score"]
    worked(desk.review(*[decision(c["criterion_id"], "yes") for c in desk.card()["criteria"]]))
    seen = worked(_preview(desk))
    assert (seen["score"], seen["before"]) == (machine, {"score": 5.0, "passed": True})


def test_preview_when_the_call_is_not_the_callers_to_see_should_read_as_unknown(
    desk: Desk,
) -> None:
    private = played(desk.house, "private")
    nothing = _preview(desk, call=unknown("rp"))
    assert nothing.status == 404
    for caller, call in ((desk.manager, private), (desk.far, ""), (person(role="admin"), "")):
        assert _preview(desk, caller, call).body == nothing.body
    assert _preview(desk, desk.learner).status == 403


def test_preview_when_the_call_has_not_ended_should_say_so(desk: Desk) -> None:
    call = desk.house.begin("official")
    assert _preview(desk, call=call).code == "not_ended"


@pytest.mark.parametrize("changes", [{"criteria": []}, {"sections": []}, {"pass_mark": 9}])
def test_preview_when_the_draft_is_no_rubric_should_answer_422(
    desk: Desk, changes: dict[str, Any]
) -> None:
    assert _preview(desk, **changes).status == 422
