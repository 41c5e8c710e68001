"""POST /v1/teams."""

from __future__ import annotations

import pytest

from functions.auth import create_team, list_teams
from sparring.auth import repository
from sparring.auth.model import MOST_TEAMS, Teams
from sparring.auth.service import teams
from sparring.kit import ids
from sparring.kit.transaction import commit
from tests.support.company import colleague, company, send, team
from tests.support.http import Call
from tests.support.tables import facts
from tests.support.wire import wire


def test_create_team_when_admin_should_announce_it() -> None:
    admin = company()
    answer = send(create_team, Call(admin.caller, {"name": "North"}))
    assert (answer.status, answer.body["name"]) == (201, "North")
    assert facts("auth")[-1]["payload"] == answer.body


def test_create_team_when_name_is_taken_should_answer_409() -> None:
    admin = company()
    team(admin, "North")
    answer = send(create_team, Call(admin.caller, {"name": " North "}))
    assert (answer.status, answer.code) == (409, "team_name_taken")


def test_create_team_when_two_at_once_should_keep_both() -> None:
    admin = company()
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: teams.create_team(admin.caller, "South")
        answer = send(create_team, Call(admin.caller, {"name": "North"}))
    assert answer.status == 201
    assert len(send(list_teams, Call(admin.caller)).body["items"]) == 2


def test_create_team_when_there_are_very_many_should_answer_409() -> None:
    admin = company()
    full = Teams({ids.new("tm"): f"Team {number}" for number in range(MOST_TEAMS)})
    commit(admin.caller, [repository.save_teams(admin.caller, full)])
    answer = send(create_team, Call(admin.caller, {"name": "One more"}))
    assert answer.code == "too_many_teams"


@pytest.mark.parametrize("role", ["manager", "learner"])
def test_create_team_when_not_an_admin_should_answer_403(role: str) -> None:
    person = colleague(company(), "kim@acme.example", role)
    assert send(create_team, Call(person.caller, {"name": "North"})).code == "forbidden"


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": "x" * 61}, {"name": "a\nb"}, {"x": 1}])
def test_create_team_when_body_is_wrong_should_answer_422(body: object) -> None:
    assert send(create_team, Call(company().caller, body)).status == 422
