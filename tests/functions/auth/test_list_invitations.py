"""GET /v1/invitations."""

from __future__ import annotations

import datetime as dt

from functions.auth import list_invitations
from sparring.kit import clock
from tests.support.company import colleague, company, invited, send
from tests.support.http import Call


def test_list_invitations_when_admin_should_show_them_without_their_links() -> None:
    admin = company()
    invited(admin, "kim@acme.example")
    (shown,) = send(list_invitations, Call(admin.caller)).body["items"]
    assert (shown["email"], shown["status"]) == ("kim@acme.example", "pending")
    assert "link" not in shown
    late = clock.now() + dt.timedelta(days=8)
    with clock.set_to(lambda: late):
        (shown,) = send(list_invitations, Call(admin.caller)).body["items"]
    assert shown["status"] == "expired"


def test_list_invitations_when_paged_should_show_each_once() -> None:
    admin = company()
    emails = {f"p{number}@acme.example" for number in range(5)}
    for email in emails:
        invited(admin, email)
    seen, cursor = [], ""
    while cursor is not None:
        query = {"limit": "2", **({"cursor": cursor} if cursor else {})}
        answer = send(list_invitations, Call(admin.caller, query=query))
        seen += [one["email"] for one in answer.body["items"]]
        cursor = answer.body["next_cursor"]
    assert sorted(seen) == sorted(emails)


def test_case_12_list_invitations_when_of_another_company_should_show_none_of_theirs() -> None:
    admin, other = company(), company("bob@other.example", "Other")
    invited(other, "eve@other.example")
    assert send(list_invitations, Call(admin.caller)).body["items"] == []


def test_list_invitations_when_manager_should_answer_403() -> None:
    person = colleague(company(), "mia@acme.example", "manager")
    assert send(list_invitations, Call(person.caller)).code == "forbidden"
