"""PATCH /v1/teams/{team_id}."""

from __future__ import annotations

from functions.auth import get_me, update_team
from sparring.kit import ids
from tests.support.company import Person, colleague, company, send, team
from tests.support.http import Answer, Call
from tests.support.tables import facts


def _rename(by: Person, team_id: str, name: str) -> Answer:
    return send(update_team, Call(by.caller, {"name": name}, {"team_id": team_id}))


def test_update_team_when_renamed_should_show_the_new_name_to_its_people() -> None:
    admin = company()
    north = team(admin, "North")
    person = colleague(admin, "kim@acme.example", team_id=north)
    assert _rename(admin, north, "Far North").body == {"team_id": north, "name": "Far North"}
    assert send(get_me, Call(person.caller)).body["team_name"] == "Far North"


def test_update_team_when_repeated_should_announce_once() -> None:
    admin = company()
    north = team(admin, "North")
    for _ in range(2):
        assert _rename(admin, north, "Far North").status == 200
    named = [one for one in facts("auth") if one["fact"] == "TeamNamed"]
    assert [one["payload"]["name"] for one in named] == ["North", "Far North"]


def test_update_team_when_name_is_anothers_should_answer_409() -> None:
    admin = company()
    north = team(admin, "North")
    team(admin, "South")
    assert _rename(admin, north, "South").code == "team_name_taken"


def test_case_01_update_team_when_foreign_should_answer_like_an_unknown_id() -> None:
    admin, other = company(), company("bob@other.example", "Other")
    theirs = team(other, "Theirs")
    foreign, unknown = _rename(admin, theirs, "Mine"), _rename(admin, ids.new("tm"), "Mine")
    assert (foreign.status, foreign.body) == (unknown.status, unknown.body)
    assert foreign.status == 404
