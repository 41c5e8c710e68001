"""GET /v1/users."""

from __future__ import annotations

import pytest

from functions.auth import list_invitations, list_users, sign_up
from tests.support.company import Person, colleague, company, invited, send, sign_up_body, team
from tests.support.http import Call
from tests.support.wire import Killed, wire


def _emails(person: Person, **query: str) -> list[str]:
    answer = send(list_users, Call(person.caller, query=query))
    assert answer.status == 200, answer
    return [one["email"] for one in answer.body["items"]]


def _pages(person: Person, limit: int) -> list[list[str]]:
    pages, cursor = [], None
    while True:
        query = {"limit": str(limit), **({"cursor": cursor} if cursor else {})}
        answer = send(list_users, Call(person.caller, query=query))
        pages.append([one["email"] for one in answer.body["items"]])
        cursor = answer.body["next_cursor"]
        if cursor is None:
            return pages


def test_list_users_when_admin_should_show_everybody_in_order_of_joining() -> None:
    admin = company()
    colleague(admin, "kim@acme.example")
    colleague(admin, "lou@acme.example", "manager")
    answer = send(list_users, Call(admin.caller))
    assert [one["email"].partition("@")[0] for one in answer.body["items"]] == ["ann", "kim", "lou"]
    assert answer.body["next_cursor"] is None
    assert answer.body["items"][1].keys() == {
        "user_id",
        "name",
        "email",
        "role",
        "team_id",
        "status",
        "mfa_enabled",
        "created_at",
        "last_seen_at",
    }


def test_list_users_when_paged_should_show_everybody_once() -> None:
    admin = company()
    emails = [f"p{number}@acme.example" for number in range(4)]
    for email in emails:
        colleague(admin, email)
    everybody = ["ann@acme.example", *emails]
    for limit in (1, 2, 3, 5):
        pages = _pages(admin, limit)
        assert [email for page in pages for email in page] == everybody
        assert max(len(page) for page in pages) == min(limit, 5)


def test_list_users_when_manager_of_a_team_should_show_that_team_only() -> None:
    admin = company()
    north, south = team(admin, "North"), team(admin, "South")
    manager = colleague(admin, "mia@acme.example", "manager", team_id=north)
    colleague(admin, "kim@acme.example", team_id=north)
    colleague(admin, "lou@acme.example", team_id=south)
    assert _emails(manager) == ["mia@acme.example", "kim@acme.example"]


def test_list_users_when_manager_has_no_team_should_show_all_teams() -> None:
    admin = company()
    manager = colleague(admin, "mia@acme.example", "manager")
    assert _emails(manager) == ["ann@acme.example", "mia@acme.example"]


def test_case_12_list_users_when_there_are_other_companies_should_show_none_of_theirs() -> None:
    mine, theirs = company(), company("bob@other.example", "Other")
    colleague(theirs, "eve@other.example")
    assert _emails(mine) == ["ann@acme.example"]


def test_list_users_when_learner_should_answer_403() -> None:
    person = colleague(company(), "kim@acme.example")
    assert send(list_users, Call(person.caller)).code == "forbidden"


def test_case_25_list_users_when_cursor_is_not_ours_should_answer_400() -> None:
    mine, theirs = company(), company("bob@other.example", "Other")
    for number in range(2):
        colleague(mine, f"p{number}@acme.example")
        colleague(theirs, f"p{number}@other.example")
        invited(mine, f"i{number}@acme.example")
    foreign = send(list_users, Call(theirs.caller, query={"limit": "1"})).body["next_cursor"]
    other_route = send(list_invitations, Call(mine.caller, query={"limit": "1"}))
    own = send(list_users, Call(mine.caller, query={"limit": "1"})).body["next_cursor"]
    edited = f"{own[:-2]}{'A' if own[-2] != 'A' else 'B'}{own[-1]}"
    for cursor in (foreign, other_route.body["next_cursor"], edited, "x", "%%%", "é"):
        answer = send(list_users, Call(mine.caller, query={"cursor": cursor}))
        assert (answer.status, answer.code) == (400, "bad_cursor"), cursor


@pytest.mark.parametrize("limit", ["0", "-1", "1000000000", "1e3", "", "x", "101"])
def test_case_26_list_users_when_limit_is_odd_should_answer_422(limit: str) -> None:
    answer = send(list_users, Call(company().caller, query={"limit": limit}))
    assert answer.status == 422


def test_list_users_when_read_should_need_at_most_two_reads() -> None:
    admin = company()
    with wire() as watched:
        _emails(admin)
    assert watched.calls == ["BatchGetItem", "Query"]


def test_list_users_when_a_sign_up_was_cut_off_should_not_show_it() -> None:
    admin = company()
    answer = invited(admin, "kim@acme.example")
    with wire(6), pytest.raises(Killed):
        send(sign_up, Call(body=sign_up_body(email="kim@acme.example")))
    assert answer.status == 201
    assert _emails(admin) == ["ann@acme.example"]
