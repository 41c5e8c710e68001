"""GET /v1/users/{user_id}."""

from __future__ import annotations

import pytest

from functions.auth import get_user
from sparring.kit import ids
from tests.support.company import Person, colleague, company, send, team
from tests.support.http import Answer, Call


def _get(person: Person, user_id: str) -> Answer:
    return send(get_user, Call(person.caller, path={"user_id": user_id}))


def test_get_user_when_admin_should_show_anybody() -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example")
    answer = _get(admin, person.user_id)
    assert (answer.status, answer.body["email"]) == (200, "kim@acme.example")
    assert answer.body["last_seen_at"] is not None


def test_case_01_get_user_when_of_another_company_should_answer_like_an_unknown_id() -> None:
    admin, other = company(), company("bob@other.example", "Other")
    foreign, unknown = _get(admin, other.user_id), _get(admin, ids.new("us"))
    assert (foreign.status, foreign.body) == (unknown.status, unknown.body)
    assert (foreign.status, foreign.code) == (404, "not_found")


def test_case_02_get_user_when_of_another_team_should_answer_like_an_unknown_id() -> None:
    admin = company()
    north, south = team(admin, "North"), team(admin, "South")
    manager = colleague(admin, "mia@acme.example", "manager", team_id=north)
    own = colleague(admin, "kim@acme.example", team_id=north)
    other = colleague(admin, "lou@acme.example", team_id=south)
    assert _get(manager, own.user_id).status == 200
    assert _get(manager, other.user_id).body == _get(manager, ids.new("us")).body


def test_get_user_when_learner_should_answer_403() -> None:
    person = colleague(company(), "kim@acme.example")
    assert _get(person, person.user_id).code == "forbidden"


@pytest.mark.parametrize(
    "user_id",
    ["x", "us_", "us_#", "us%23x", "..", "us_" + "a" * 1024, "US_01ARZ3NDEKTSV4RRFFQ69G5FAV"],
)
def test_case_28_get_user_when_id_is_not_one_should_answer_422(user_id: str) -> None:
    assert _get(company(), user_id).status == 422
