"""Judging past calls again: who would change, what people put in force, what a crash leaves."""

from __future__ import annotations

from typing import Any

import pytest

from functions.scoring import (
    apply_rescore,
    get_rescore,
    list_rescores,
    on_rescore_applied,
    on_rescore_asked,
    rescore_rubric,
    update_rubric,
)
from sparring.kit.caller import Caller
from sparring.kit.push import sockets_key
from sparring.kit.transaction import commit, overwrite
from sparring.scoring import card_store
from tests.support.calls import sent, ungranted, watched
from tests.support.drafts import rubric, unknown
from tests.support.faults import faulty
from tests.support.http import Answer, Call, person
from tests.support.practice import announced, deliver, worked
from tests.support.reviews import Desk, decision, played
from tests.support.sockets import sockets
from tests.support.state import fingerprint
from tests.support.tables import rows

WANTED = ("situation_question", "problem_question")


def _lenient() -> dict[str, Any]:
    """A version that asks for less: two of the criteria, and one that nobody can meet."""
    draft = rubric(pass_mark=2.0, sections=["S"])
    kept = [{**c, "section": "S"} for c in draft["criteria"] if c["criterion_id"] in WANTED]
    harder = {**kept[0], "criterion_id": "names_the_moon", "title": "Names the moon"}
    moon = {"definition": "The rep names the moon.", "examples_for": [], "signals": []}
    return {**draft, "criteria": [*kept, {**harder, **moon}]}


def _change(desk: Desk, body: dict[str, Any], version: int = 1) -> int:
    path = {"rubric_id": desk.house.rubric_id}
    changed = Call(desk.house.admin, {"rubric": body, "version": version}, path=path)
    return int(worked(sent(update_rubric, changed))["version"])


def _ask(desk: Desk, version: int, key: str = "k1", caller: Caller | None = None) -> Answer:
    path, headers = {"rubric_id": desk.house.rubric_id}, {"idempotency-key": key}
    call = Call(caller or desk.manager, {"version": version}, path=path, headers=headers)
    return sent(rescore_rubric, call)


def _place(desk: Desk, rescore_id: str) -> dict[str, str]:
    return {"rubric_id": desk.house.rubric_id, "rescore_id": rescore_id}


def _get(desk: Desk, rescore_id: str, caller: Caller | None = None) -> Answer:
    return sent(get_rescore, Call(caller or desk.manager, path=_place(desk, rescore_id)))


def _list(desk: Desk, caller: Caller | None = None) -> Answer:
    path = {"rubric_id": desk.house.rubric_id}
    return sent(list_rescores, Call(caller or desk.manager, path=path))


def _apply(
    desk: Desk, rescore_id: str, wanted: list[str] | None = None, caller: Caller | None = None
) -> Answer:
    body = {"roleplay_ids": wanted}
    return sent(apply_rescore, Call(caller or desk.manager, body, path=_place(desk, rescore_id)))


def _run(function: Any, fact: str) -> None:
    with watched() as calls:
        assert deliver(function, announced("scoring", fact)[-1]) == {"batchItemFailures": []}
    ours = [one for one in calls if one.operation != "Scan"]
    assert not ungranted(function.DECLARATION, ours)


def _rescored(desk: Desk, caller: Caller | None = None) -> str:
    """A re-score that is ready."""
    rescore_id = str(worked(_ask(desk, _change(desk, _lenient()), caller=caller))["rescore_id"])
    _run(on_rescore_asked, "RescoreAsked")
    return rescore_id


def _applied(desk: Desk) -> str:
    rescore_id = _rescored(desk)
    worked(_apply(desk, rescore_id))
    _run(on_rescore_applied, "RescoreApplied")
    return rescore_id


def test_rescore_when_asked_should_wait_and_then_list_who_would_change(desk: Desk) -> None:
    answer = _ask(desk, _change(desk, _lenient()))
    assert answer.status == 202
    assert (answer.body["status"], answer.body["done"], answer.body["of"]) == ("queued", 0, 0)
    _run(on_rescore_asked, "RescoreAsked")
    seen = _get(desk, answer.body["rescore_id"]).body
    assert (seen["status"], seen["done"], seen["of"], seen["version"]) == ("ready", 1, 1, 2)
    (change,) = seen["changes"]
    card = desk.card()
    assert change["before"] == {"score": card["score"], "passed": card["passed"]}
    assert (change["roleplay_id"], change["user_name"]) == (desk.call, "Lena Learner")
    assert change["after"]["score"] == 3.8
    assert change["flips"] == (change["before"]["passed"] != change["after"]["passed"])
    by_id = {one["criterion_id"]: one for one in change["criteria"]}
    assert (by_id["names_the_moon"]["before"], by_id["names_the_moon"]["after"]) == (None, "no")
    assert by_id["sets_agenda"]["after"] is None
    assert not set(by_id) & set(WANTED)
    assert desk.card() == card


def test_list_rescores_when_asked_should_show_the_newest_first_with_how_far_it_is(
    desk: Desk,
) -> None:
    first = _rescored(desk)
    version = _change(desk, _lenient(), 2)
    second = worked(_ask(desk, version, "k2", desk.house.admin))["rescore_id"]
    found = worked(_list(desk, desk.house.admin))["items"]
    assert [(one["rescore_id"], one["version"]) for one in found] == [(second, 3), (first, 2)]
    assert [one["status"] for one in found] == ["queued", "ready"]
    assert found[1]["done"] == found[1]["of"] == 1
    assert [one["asked_by"] for one in found] == [desk.house.admin.user_id, desk.manager.user_id]


def test_list_rescores_when_not_the_callers_to_see_should_be_empty(desk: Desk) -> None:
    _rescored(desk)
    assert worked(_list(desk, person(role="admin")))["items"] == []
    assert _list(desk, desk.learner).status == 403


def test_rescore_when_a_call_flips_should_list_it_first(desk: Desk) -> None:
    second = played(desk.house)
    worked(desk.review(*[decision(c["criterion_id"], "no") for c in desk.card()["criteria"]]))
    rescore_id = str(
        worked(_ask(desk, _change(desk, {**rubric(), "pass_mark": 0.0})))["rescore_id"]
    )
    _run(on_rescore_asked, "RescoreAsked")
    changes = _get(desk, rescore_id, desk.house.admin).body["changes"]
    flips = [one["flips"] for one in changes]
    assert {one["roleplay_id"] for one in changes} <= {desk.call, second}
    assert flips == sorted(flips, reverse=True)
    assert True in flips


def test_rescore_when_no_call_was_judged_otherwise_should_be_ready_and_empty(desk: Desk) -> None:
    rescore_id = worked(_ask(desk, 1))["rescore_id"]
    _run(on_rescore_asked, "RescoreAsked")
    seen = _get(desk, rescore_id).body
    assert (seen["status"], seen["of"], seen["changes"]) == ("ready", 0, [])
    assert _apply(desk, rescore_id).code == "nothing_to_apply"


def test_rescore_when_repeated_with_its_key_should_be_one(desk: Desk) -> None:
    version = _change(desk, _lenient())
    first = _ask(desk, version)
    with faulty("lost_ack", only="TransactWriteItems"):
        other = _ask(desk, version, "k2", desk.house.admin)
    assert other.status == 202
    assert _ask(desk, version).body == first.body
    assert _ask(desk, 1).code == "key_reused"
    assert len(announced("scoring", "RescoreAsked")) == 2


def test_rescore_when_version_is_unknown_should_answer_404(desk: Desk) -> None:
    assert _ask(desk, 7).status == 404
    assert announced("scoring", "RescoreAsked") == []


def test_rescore_when_not_the_callers_to_see_should_read_as_unknown(desk: Desk) -> None:
    rescore_id = _rescored(desk)
    nothing = _get(desk, unknown("rs"))
    stranger = person(role="admin")
    for who in (desk.far, stranger):
        assert _get(desk, rescore_id, who).body == nothing.body
        assert _apply(desk, rescore_id, caller=who).status == 404
    other = Call(desk.manager, path={"rubric_id": unknown("rb"), "rescore_id": rescore_id})
    assert sent(get_rescore, other).status == 404
    for function in (rescore_rubric, get_rescore, apply_rescore):
        call = Call(desk.learner, {"version": 1}, path=_place(desk, rescore_id))
        assert sent(function, call).status == 403


def test_rescore_when_a_manager_of_another_team_asks_should_see_none_of_these_calls(
    desk: Desk,
) -> None:
    rescore_id = _rescored(desk, desk.far)
    assert _get(desk, rescore_id, desk.far).body["of"] == 0
    assert _get(desk, rescore_id).status == 404


def test_rescore_when_people_overruled_should_leave_that_in_force(desk: Desk) -> None:
    criterion = WANTED[0]
    worked(desk.review(decision(criterion, "no")))
    rescore_id = _applied(desk)
    (change,) = _get(desk, rescore_id).body["changes"]
    assert change["after"]["score"] < 3.8
    card = desk.card()
    assert card["score"] == change["after"]["score"]
    (one,) = [one for one in card["criteria"] if one["criterion_id"] == criterion]
    assert (one["verdict"], one["machine_verdict"]) == ("no", "yes")


def test_apply_when_ready_should_put_the_new_card_in_force(desk: Desk) -> None:
    before = desk.card()
    rescore_id = _rescored(desk)
    answer = _apply(desk, rescore_id)
    assert (answer.status, answer.body["status"]) == (202, "applying")
    assert desk.card() == before
    _run(on_rescore_applied, "RescoreApplied")
    seen, card = _get(desk, rescore_id).body, desk.card()
    assert seen["status"] == "applied"
    assert [(one["applied"], one["problem"]) for one in seen["changes"]] == [(True, None)]
    assert (card["rubric"]["version"], card["score"]) == (2, seen["changes"][0]["after"]["score"])
    assert [(one["what"], one["by_name"]) for one in card["trail"]] == [("rescored", "Max Manager")]
    (fact,) = announced("scoring", "ScorecardCorrected")
    assert fact["actor"] == desk.manager.user_id
    (listed,) = [row for row in rows("scoring") if "#SCORED_BY#" in row["pk"]]
    assert (listed["rubric_version"], set(listed["verdicts"])) == (2, {*WANTED, "names_the_moon"})
    assert [row["sk"] for row in rows("scoring") if row["sk"].startswith("CARD#V")] == [
        "CARD#V000001"
    ]


def test_apply_when_delivered_again_later_should_not_undo_what_came_since(desk: Desk) -> None:
    _applied(desk)
    first = announced("scoring", "RescoreApplied")[0]
    newer = _change(desk, rubric(), version=2)
    rescore_id = worked(_ask(desk, newer, "k2"))["rescore_id"]
    _run(on_rescore_asked, "RescoreAsked")
    worked(_apply(desk, rescore_id))
    _run(on_rescore_applied, "RescoreApplied")
    assert desk.card()["rubric"]["version"] == 3
    deliver(on_rescore_applied, first, times=2)
    assert desk.card()["rubric"]["version"] == 3
    assert len(announced("scoring", "ScorecardCorrected")) == 2


def test_apply_when_repeated_should_change_nothing(desk: Desk) -> None:
    rescore_id = _applied(desk)
    card = desk.card()
    assert _apply(desk, rescore_id).body["status"] == "applied"
    assert _apply(desk, rescore_id, [desk.call]).body["status"] == "applied"
    assert len(announced("scoring", "RescoreApplied")) == 1
    assert desk.card() == card


def test_apply_when_not_ready_or_not_of_it_should_refuse(desk: Desk) -> None:
    rescore_id = worked(_ask(desk, _change(desk, _lenient())))["rescore_id"]
    assert _apply(desk, rescore_id).code == "not_ready"
    _run(on_rescore_asked, "RescoreAsked")
    assert _apply(desk, rescore_id, [unknown("rp")]).status == 404
    assert _apply(desk, rescore_id, []).status == 422
    assert announced("scoring", "RescoreApplied") == []


def test_apply_when_the_call_is_ones_own_should_leave_it_to_somebody_else(desk: Desk) -> None:
    own = played(desk.house, caller=desk.manager)
    rescore_id = _rescored(desk)
    seen = {one["roleplay_id"]: one["own"] for one in _get(desk, rescore_id).body["changes"]}
    assert seen == {own: True, desk.call: False}
    assert _apply(desk, rescore_id, [own]).code == "own_call"
    worked(_apply(desk, rescore_id))
    _run(on_rescore_applied, "RescoreApplied")
    done = {one["roleplay_id"]: one["applied"] for one in _get(desk, rescore_id).body["changes"]}
    assert done == {own: False, desk.call: True}
    worked(_apply(desk, rescore_id, [own], desk.house.admin))
    _run(on_rescore_applied, "RescoreApplied")
    assert all(one["applied"] for one in _get(desk, rescore_id).body["changes"])


def test_apply_when_one_scorecard_refuses_should_say_why_and_do_the_others(desk: Desk) -> None:
    other = played(desk.house)
    rescore_id = _rescored(desk, desk.house.admin)
    remarks = [{"turn": 1, "comment": "x"}] * 50
    for _ in range(4):
        worked(desk.review(comments=remarks))
    worked(_apply(desk, rescore_id, caller=desk.house.admin))
    _run(on_rescore_applied, "RescoreApplied")
    seen = _get(desk, rescore_id, desk.house.admin).body
    found = {one["roleplay_id"]: (one["applied"], one["problem"]) for one in seen["changes"]}
    assert found == {desk.call: (False, "trail_full"), other: (True, None)}
    assert seen["status"] == "applied"


def test_rescore_when_time_is_up_should_hand_on_what_is_left(desk: Desk) -> None:
    for _ in range(2):
        played(desk.house)
    rescore_id = worked(_ask(desk, _change(desk, _lenient()), caller=desk.house.admin))[
        "rescore_id"
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(on_rescore_asked, "WORK_SECONDS", -1.0)
        for done in (1, 2, 3):
            _run(on_rescore_asked, "RescoreAsked")
            seen = _get(desk, rescore_id, desk.house.admin).body
            assert (seen["done"], seen["of"]) == (done, 3)
    assert seen["status"] == "ready"
    asked = [one["payload"]["rounds"] for one in announced("scoring", "RescoreAsked")]
    assert asked == [0, 1, 2]


def test_rescore_when_a_fact_is_delivered_again_should_judge_nothing_twice(desk: Desk) -> None:
    rescore_id = _rescored(desk)
    before = fingerprint()
    deliver(on_rescore_asked, announced("scoring", "RescoreAsked")[0], times=2)
    assert fingerprint() == before
    assert _get(desk, rescore_id).body["status"] == "ready"


def test_rescore_when_judging_should_tell_whoever_asked(desk: Desk) -> None:
    where = sockets_key(desk.manager)
    row = {"connections": {"c-manager": 4_000_000_000}, "version": 1}
    commit(desk.manager, [overwrite(where, row)])
    with sockets() as fake:
        rescore_id = _applied(desk)
    heard = [
        (one["type"], one["rescore_id"], one["status"], one["done"], one["of"])
        for one in fake.heard("c-manager")
    ]
    assert heard[0] == ("rescore.progress", rescore_id, "judging", 0, 1)
    assert heard[-2] == ("rescore.progress", rescore_id, "ready", 1, 1)
    assert heard[-1] == ("rescore.progress", rescore_id, "applied", 1, 1)


def test_rescore_when_there_are_more_calls_should_take_the_hundred_newest(desk: Desk) -> None:
    (row,) = [row for row in rows("scoring") if "#SCORED_BY#" in row["pk"]]
    found = {name: row[name] for name in row if name not in ("pk", "sk", "commit_id")}
    older = [{**found, "roleplay_id": f"rp_{number:026d}"} for number in range(130)]
    for start in range(0, len(older), 65):
        some = older[start : start + 65]
        commit(desk.manager, [card_store.scored_by(desk.manager, one) for one in some])
    rescore_id = worked(_ask(desk, _change(desk, _lenient())))["rescore_id"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(on_rescore_asked, "WORK_SECONDS", -1.0)
        _run(on_rescore_asked, "RescoreAsked")
    seen = _get(desk, rescore_id).body
    assert (seen["done"], seen["of"], seen["status"]) == (1, 100, "judging")
    assert [one["roleplay_id"] for one in seen["changes"]] == [desk.call]
    (head,) = [row for row in rows("scoring") if row["sk"] == "HEAD" and "#RESCORE#" in row["pk"]]
    assert min(head["calls"]) == f"rp_{31:026d}"
