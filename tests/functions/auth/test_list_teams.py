"""GET /v1/teams."""

from __future__ import annotations

from functions.auth import list_teams
from tests.support.company import colleague, company, send, team
from tests.support.http import Call


def test_list_teams_when_coach_should_show_all_by_name() -> None:
    admin = company()
    south, north = team(admin, "south"), team(admin, "North")
    manager = colleague(admin, "mia@acme.example", "manager")
    expected = [{"team_id": north, "name": "North"}, {"team_id": south, "name": "south"}]
    answer = send(list_teams, Call(manager.caller))
    assert answer.body == {"items": expected, "next_cursor": None}


def test_case_12_list_teams_when_of_another_company_should_show_none_of_theirs() -> None:
    admin, other = company(), company("bob@other.example", "Other")
    team(other, "Theirs")
    assert send(list_teams, Call(admin.caller)).body["items"] == []
