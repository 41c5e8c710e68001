"""PATCH /v1/users/{user_id}."""

from __future__ import annotations

import pytest

from functions.auth import get_user, list_users, update_me, update_user
from sparring.kit import ids
from tests.support.company import Person, colleague, company, send, team
from tests.support.http import Answer, Call
from tests.support.tables import facts, rows
from tests.support.wire import Killed, wire


def _patch(by: Person, whom: str, **change: object) -> Answer:
    return send(update_user, Call(by.caller, change, {"user_id": whom}))


def _role(admin: Person, user_id: str) -> str:
    return str(send(get_user, Call(admin.caller, path={"user_id": user_id})).body["role"])


def _admins() -> list[str]:
    (row,) = [one for one in rows("auth") if one["sk"] == "ADMINS"]
    return list(row["user_ids"])


def test_update_user_when_admin_should_change_and_announce() -> None:
    admin = company()
    north = team(admin, "North")
    person = colleague(admin, "kim@acme.example")
    answer = _patch(admin, person.user_id, role="manager", team_id=north, name="Kim M.")
    assert answer.status == 200
    assert (answer.body["role"], answer.body["team_id"]) == ("manager", north)
    fact = facts("auth")[-1]
    assert fact["fact"] == "UserChanged"
    assert fact["actor"] == admin.user_id
    assert fact["payload"] == {
        "user_id": person.user_id,
        "name": "Kim M.",
        "role": "manager",
        "team_id": north,
        "team_name": "North",
        "status": "active",
    }


def test_update_user_when_team_is_null_should_take_the_person_out_of_it() -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example", team_id=team(admin, "North"))
    assert _patch(admin, person.user_id, team_id=None).body["team_id"] is None


def test_update_user_when_nothing_changes_should_write_nothing() -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example")
    count = len(facts("auth"))
    assert _patch(admin, person.user_id, role="learner", status="active").status == 200
    assert len(facts("auth")) == count


@pytest.mark.parametrize("role", ["learner", "manager"])
def test_case_05_update_user_when_not_an_admin_should_answer_403(role: str) -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example", role)
    before = rows("auth")
    answer = _patch(person, person.user_id, role="admin")
    assert (answer.status, answer.code) == (403, "forbidden")
    assert rows("auth") == before


def test_case_08_update_user_when_last_admin_demotes_themselves_should_answer_409() -> None:
    admin = company()
    for change in ({"role": "manager"}, {"role": "learner"}, {"status": "disabled"}):
        answer = _patch(admin, admin.user_id, **change)
        assert (answer.status, answer.code) == (409, "last_admin")
    assert _role(admin, admin.user_id) == "admin"


def test_update_user_when_there_is_another_admin_should_let_one_step_down() -> None:
    admin = company()
    second = colleague(admin, "sue@acme.example", "admin")
    assert _patch(admin, admin.user_id, role="learner").status == 200
    assert _admins() == [second.user_id]
    assert _patch(second, second.user_id, role="learner").code == "last_admin"


def test_update_user_when_an_admin_is_disabled_should_not_count_them() -> None:
    admin = company()
    second = colleague(admin, "sue@acme.example", "admin")
    assert _patch(admin, second.user_id, status="disabled").status == 200
    assert _patch(admin, admin.user_id, role="manager").code == "last_admin"
    assert _patch(admin, second.user_id, status="active").status == 200
    assert _patch(admin, admin.user_id, role="manager").status == 200


def test_case_09_update_user_when_the_last_two_demote_themselves_at_once_should_let_one_win() -> (
    None
):
    first = company()
    second = colleague(first, "sue@acme.example", "admin")
    answers: list[Answer] = []
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: answers.append(
            _patch(second, second.user_id, role="learner")
        )
        answers.append(_patch(first, first.user_id, role="learner"))
    assert [one.status for one in answers] == [200, 409]
    assert answers[1].code == "last_admin"
    assert _admins() == [first.user_id]


def test_case_09_update_user_when_the_last_two_demote_each_other_at_once_should_let_one_win() -> (
    None
):
    first = company()
    second = colleague(first, "sue@acme.example", "admin")
    answers: list[Answer] = []
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: answers.append(
            _patch(second, first.user_id, role="learner")
        )
        answers.append(_patch(first, second.user_id, role="learner"))
    assert [one.status for one in answers] == [200, 401]
    assert _admins() == [second.user_id]


def test_update_user_when_demoted_meanwhile_should_not_finish_as_an_admin() -> None:
    first = company()
    second = colleague(first, "sue@acme.example", "admin")
    third = colleague(first, "tom@acme.example", "admin")
    answers: list[Answer] = []
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: answers.append(
            _patch(second, first.user_id, status="disabled")
        )
        answers.append(_patch(first, third.user_id, name="Renamed"))
    assert [one.status for one in answers] == [200, 401]
    assert answers[1].code == "account_disabled"
    shown = send(get_user, Call(second.caller, path={"user_id": third.user_id})).body
    assert shown["name"] == "Kim Colleague"


def test_case_10_update_user_when_disabled_should_refuse_their_writes_at_once() -> None:
    admin = company()
    second = colleague(admin, "sue@acme.example", "admin")
    assert _patch(admin, second.user_id, status="disabled").body["status"] == "disabled"
    answer = _patch(second, admin.user_id, name="Hacked")
    assert (answer.status, answer.code) == (401, "account_disabled")
    assert send(update_me, Call(second.caller, {"name": "Hacked"})).code == "account_disabled"
    assert send(list_users, Call(second.caller)).code == "account_disabled"


def test_update_user_when_role_changed_should_refuse_writes_with_the_old_role() -> None:
    admin = company()
    second = colleague(admin, "sue@acme.example", "admin")
    assert _patch(admin, second.user_id, role="learner").status == 200
    answer = _patch(second, admin.user_id, name="Hacked")
    assert (answer.status, answer.code) == (401, "token_stale")


def test_case_01_update_user_when_of_another_company_should_answer_like_an_unknown_id() -> None:
    admin, other = company(), company("bob@other.example", "Other")
    before = rows("auth")
    foreign = _patch(admin, other.user_id, role="learner")
    unknown = _patch(admin, ids.new("us"), role="learner")
    assert (foreign.status, foreign.body) == (unknown.status, unknown.body) == (404, unknown.body)
    assert rows("auth") == before


def test_case_01_update_user_when_team_is_of_another_company_should_answer_422() -> None:
    admin, other = company(), company("bob@other.example", "Other")
    foreign = _patch(admin, admin.user_id, team_id=team(other, "Theirs"))
    unknown = _patch(admin, admin.user_id, team_id=ids.new("tm"))
    assert (foreign.status, foreign.body) == (unknown.status, unknown.body)
    assert foreign.body["errors"][0]["field"] == "team_id"


@pytest.mark.parametrize(
    "body",
    [
        {"tenant_id": "tn_other"},
        {"email": "other@acme.example"},
        {"not_before": 0},
        {"created_at": "2020-01-01T00:00:00.000Z"},
        {"role": "owner"},
        {"role": "platform"},
        {"role": "learner admin"},
        {"role": None},
        {"status": "released"},
        {"status": None},
        {"name": None},
        {"name": "a\u0000b"},
        {"team_id": "x"},
        [],
        None,
    ],
)
def test_case_04_update_user_when_body_is_wrong_should_answer_422(body: object) -> None:
    admin = company()
    before = rows("auth")
    answer = send(update_user, Call(admin.caller, body, {"user_id": admin.user_id}))
    assert answer.status == 422
    assert rows("auth") == before


def test_update_user_when_it_works_should_need_one_read_and_one_transaction() -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example")
    with wire() as watched:
        _patch(admin, person.user_id, role="manager")
    assert watched.calls == ["BatchGetItem", "TransactWriteItems"]


def test_update_user_when_killed_at_any_call_should_be_completed_by_repeating_it() -> None:
    admin = company()
    for dies_at in (1, 2):
        person = colleague(admin, f"k{dies_at}@acme.example")
        with wire(dies_at), pytest.raises(Killed):
            _patch(admin, person.user_id, role="admin")
        assert _patch(admin, person.user_id, role="admin").status == 200
        assert _admins().count(person.user_id) == 1
