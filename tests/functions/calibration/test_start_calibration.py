"""Which calls a calibration is made of, and for whom."""

from __future__ import annotations

import pytest

from functions.scoring import (
    create_rubric,
    list_calibrations,
    start_calibration,
    update_rubric,
)
from sparring.kit.caller import Caller, platform
from sparring.kit.table import key
from sparring.kit.transaction import commit, create
from sparring.scoring.review import Person, Review, reviewed_by
from tests.support.calibrating import OTHER_TEAM, Bench
from tests.support.calls import sent
from tests.support.drafts import rubric, unknown
from tests.support.faults import faulty
from tests.support.http import Call, admit, person, send
from tests.support.practice import worked
from tests.support.tables import rows


def _picked(bench: Bench, calls: int = 3, caller: Caller | None = None) -> list[str]:
    return [one["roleplay_id"] for one in bench.started(calls, caller)["calls"]]


def test_start_when_calls_were_scored_should_pick_the_newest(bench: Bench) -> None:
    newest_first = sorted(bench.calls, reverse=True)
    assert _picked(bench, 3) == newest_first[:3]
    assert _picked(bench, 4) == newest_first


def test_start_when_answered_should_say_what_is_judged_by_which_rubric(bench: Bench) -> None:
    answer = bench.start()
    assert answer.status == 201
    one = answer.body
    assert (one["state"], one["rubric_version"], one["result"]) == ("judging", 1, None)
    assert one["mine"]
    assert one["by_name"] == "Max Manager"
    assert one["rubric"] == bench.rubric()["rubric"]
    assert not any(call["done"] for call in one["calls"])
    assert bench.show(one["calibration_id"]).body == one


def test_start_when_there_are_too_few_calls_should_say_how_many(bench: Bench) -> None:
    answer = bench.start(5)
    assert (answer.status, answer.code, answer.body["available"]) == (409, "too_few_calls", 4)
    assert answer.body["detail"].startswith("4 official calls")
    assert not bench.listed()


def test_start_when_manager_leads_another_team_should_find_nothing(bench: Bench) -> None:
    assert bench.start(3, bench.far).body["available"] == 0
    bench.list_more(3, team_id=OTHER_TEAM)
    assert not set(_picked(bench, 3, bench.far)) & set(bench.calls)


def test_start_when_caller_is_admin_should_see_every_team(bench: Bench) -> None:
    bench.list_more(2, team_id=OTHER_TEAM)
    assert len(_picked(bench, 6, bench.house.admin)) == 6


def test_start_when_calls_are_the_coachs_own_should_leave_them_out(bench: Bench) -> None:
    bench.list_more(3, user_id=bench.manager.user_id)
    assert bench.start(5).body["available"] == 4


def test_start_when_coach_has_reviewed_a_call_should_leave_it_out(bench: Bench) -> None:
    for by in (bench.manager, bench.far):
        review = reviewed_by(Review(), Person(by.user_id, "Max", "2026-11-23T03:00:00.000Z"))
        where = key(by, "scoring", ["SCORECARD", bench.calls[by is bench.far]], "REVIEW")
        empty = {"overrules": {}, "appeals": {}, "trail": [], "reviewers": review.reviewers}
        more = {"reviewed_at": None, "reviewed_by_name": None, "last_asked": None}
        commit(platform(by.tenant), [create(where, {**empty, **more})])
    assert bench.start(4).body["available"] == 3
    assert bench.calls[0] not in _picked(bench, 3)


@pytest.mark.parametrize(
    "change", [{"enough_evidence": False}, {"criteria": "another wording"}], ids=str
)
def test_start_when_calls_do_not_fit_should_leave_them_out(
    bench: Bench, change: dict[str, object]
) -> None:
    bench.list_more(3, **change)
    assert bench.start(5).body["available"] == 4


def test_start_when_only_weights_changed_since_should_take_older_calls(bench: Bench) -> None:
    same = bench.rubric()["rubric"]
    same["criteria"][0]["weight"] = 7
    path = {"rubric_id": bench.rubric_id}
    change = {"rubric": {**same, "pass_mark": 4.0}, "version": 1}
    worked(send(update_rubric, Call(bench.manager, change, path=path)))
    one = bench.started(4)
    assert one["rubric_version"] == 2
    assert one["rubric"]["pass_mark"] == 4.0


def test_start_when_wording_changed_since_should_want_calls_judged_by_it(bench: Bench) -> None:
    same = bench.rubric()["rubric"]
    same["criteria"][0]["examples_for"] += ["Shall I say what I have planned for today?"]
    path = {"rubric_id": bench.rubric_id}
    worked(send(update_rubric, Call(bench.manager, {"rubric": same, "version": 1}, path=path)))
    assert bench.start(3).body["available"] == 0


def test_start_when_call_is_private_should_never_show_it_to_coaches(bench: Bench) -> None:
    listed = [row for row in rows("scoring") if row["pk"].endswith(f"SCORED_BY#{bench.rubric_id}")]
    assert {row["roleplay_id"] for row in listed} == set(bench.calls)


def test_start_when_repeated_with_its_key_should_begin_once(bench: Bench) -> None:
    first, second = bench.start(key="k"), bench.start(key="k")
    assert (first.status, first.body) == (second.status, second.body)
    assert len(bench.listed()) == 1
    assert bench.start(4, key="k").code == "key_reused"


def test_start_when_acknowledgement_is_lost_should_begin_once(bench: Bench) -> None:
    with faulty("lost_ack", only="TransactWriteItems"):
        assert send(start_calibration, _asked(bench)).status == 201
    assert len(bench.listed()) == 1


def _asked(bench: Bench, caller: Caller | None = None, **changes: object) -> Call:
    body = {"rubric_id": bench.rubric_id, "calls": 3, **changes}
    return Call(caller or bench.manager, body)


@pytest.mark.parametrize("calls", [2, 51, "three", 3.5, None])
def test_start_when_number_of_calls_is_none_should_answer_422(bench: Bench, calls: object) -> None:
    assert send(start_calibration, _asked(bench, calls=calls)).status == 422


def test_start_when_rubric_is_unknown_or_foreign_should_answer_404(bench: Bench) -> None:
    stranger = person(role="admin")
    own = worked(sent(create_rubric, Call(stranger, {"rubric": rubric()})))["rubric_id"]
    found = [send(start_calibration, _asked(bench, rubric_id=r)) for r in (own, unknown("rb"))]
    assert [one.status for one in found] == [404, 404]
    assert found[0].body == found[1].body


def test_start_when_learner_asks_should_answer_403(bench: Bench) -> None:
    assert send(start_calibration, _asked(bench, bench.house.learner)).status == 403


def test_case_01_start_when_of_another_company_should_find_no_calls(bench: Bench) -> None:
    stranger = person(role="admin")
    answer = send(start_calibration, _asked(bench, stranger))
    assert (answer.code, answer.body["available"]) == ("too_few_calls", 0)


def test_start_when_there_are_fifty_calls_should_take_them_all(bench: Bench) -> None:
    bench.list_more(50)
    assert len(_picked(bench, 50)) == 50


def test_list_when_asked_should_show_own_ones_and_admins_all(bench: Bench) -> None:
    first, second = (bench.started()["calibration_id"] for _ in range(2))
    assert [one["calibration_id"] for one in bench.listed()] == [second, first]
    assert bench.listed(rubric_id=unknown("rb")) == []
    assert len(bench.listed(rubric_id=bench.rubric_id)) == 2
    assert bench.listed(bench.far) == []
    assert [one["mine"] for one in bench.listed(bench.house.admin)] == [False, False]
    assert bench.listed(person(role="admin")) == []


def test_list_when_longer_than_a_page_should_go_on(bench: Bench) -> None:
    ids = [bench.started()["calibration_id"] for _ in range(3)]
    page = worked(sent(list_calibrations, Call(bench.manager, query={"limit": "2"})))
    rest = {"limit": "2", "cursor": page["next_cursor"]}
    after = worked(sent(list_calibrations, Call(bench.manager, query=rest)))
    found = [one["calibration_id"] for one in page["items"] + after["items"]]
    assert sorted(found) == sorted(ids)
    assert after["next_cursor"] is None


def test_get_when_somebody_elses_should_be_for_admins_only(bench: Bench) -> None:
    one = bench.started()
    found, nothing = bench.show(one["calibration_id"], bench.far), bench.show(unknown("cal"))
    assert found.status == nothing.status == 404
    assert found.body == nothing.body
    seen = worked(bench.show(one["calibration_id"], bench.house.admin))
    assert seen == {**one, "mine": False}
    assert bench.show(one["calibration_id"], person(role="admin")).status == 404
    assert bench.show(one["calibration_id"], bench.house.learner).status == 403


def test_get_when_manager_moved_to_another_team_should_hide_the_calls(bench: Bench) -> None:
    one = bench.finished(wrong=4)
    assert len(one["result"]["disagreements"]) == 4
    admit(bench.manager, team_id=OTHER_TEAM)
    seen = worked(bench.show(one["calibration_id"]))
    assert seen["result"]["disagreements"] == []
    assert bench.open(one["calibration_id"], one["calls"][0]["roleplay_id"]).status == 404
