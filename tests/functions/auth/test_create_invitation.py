"""POST /v1/invitations."""

from __future__ import annotations

import pytest

from functions.auth import accept_invitation, create_invitation, list_invitations
from sparring.kit import ids
from tests.support.company import (
    PASSWORD,
    House,
    colleague,
    company,
    invited,
    send,
    team,
    token_in,
)
from tests.support.http import Call
from tests.support.tables import WEB_ORIGIN, facts, rows
from tests.support.wire import Killed, wire


def test_create_invitation_when_admin_should_mail_and_show_the_link(house: House) -> None:
    admin = company()
    answer = invited(admin, "Kim@Acme.example")
    assert answer.status == 201
    assert answer.body["link"].startswith(f"{WEB_ORIGIN}/invitations/accept?token=")
    assert (answer.body["email"], answer.body["status"]) == ("kim@acme.example", "pending")
    letter = house.mailbox.letters[-1]
    assert letter["to"] == "kim@acme.example"
    assert letter["from"] == "coach@sparring.example"
    assert answer.body["link"] in letter["text"]
    assert "Acme invites you" in letter["subject"]


def test_create_invitation_when_stored_should_keep_only_the_hash_of_its_secret() -> None:
    answer = invited(company(), "kim@acme.example")
    secret = token_in(answer.body["link"]).rpartition(".")[2]
    assert secret not in repr(rows("auth"))


def test_create_invitation_when_names_hold_markup_should_escape_it(house: House) -> None:
    admin = company(name="<b>Acme</b> & Sons")
    body = {"email": "kim@acme.example", "name": "<script>x</script>", "role": "learner"}
    assert send(create_invitation, Call(admin.caller, body)).status == 201
    html = house.mailbox.letters[-1]["html"]
    assert "<script>" not in html
    assert "<b>" not in html


def test_create_invitation_when_mail_fails_should_still_show_the_link(house: House) -> None:
    admin = company()
    house.mailbox.broken = True
    assert "token=" in invited(admin, "kim@acme.example").body["link"]


def test_create_invitation_when_repeated_should_replace_the_first() -> None:
    admin = company()
    first, second = invited(admin, "kim@acme.example"), invited(admin, "kim@acme.example")
    assert first.body["invitation_id"] == second.body["invitation_id"]
    listed = send(list_invitations, Call(admin.caller)).body["items"]
    assert [one["email"] for one in listed] == ["kim@acme.example"]
    old = {"token": token_in(first.body["link"]), "password": PASSWORD}
    assert send(accept_invitation, Call(body=old)).code == "invitation_gone"
    new = {"token": token_in(second.body["link"]), "password": PASSWORD}
    assert send(accept_invitation, Call(body=new)).status == 200


def test_create_invitation_when_email_has_an_account_should_answer_409() -> None:
    admin, other = company(), company("bob@other.example", "Other")
    for email in (admin.email, other.email):
        answer = invited(admin, email)
        assert (answer.status, answer.code) == (409, "email_taken")


@pytest.mark.parametrize("role", ["owner", "platform_admin", "platform", "learner admin", "", None])
def test_case_07_create_invitation_when_role_is_not_one_should_answer_422(role: str) -> None:
    admin = company()
    assert invited(admin, "kim@acme.example", role).status == 422


@pytest.mark.parametrize("role", ["manager", "learner"])
def test_create_invitation_when_not_an_admin_should_answer_403(role: str) -> None:
    person = colleague(company(), "kim@acme.example", role)
    assert invited(person, "lou@acme.example", "admin").code == "forbidden"


def test_case_01_create_invitation_when_team_is_foreign_should_answer_like_an_unknown_one() -> None:
    admin, other = company(), company("bob@other.example", "Other")
    foreign = invited(admin, "kim@acme.example", team_id=team(other, "Theirs"))
    unknown = invited(admin, "kim@acme.example", team_id=ids.new("tm"))
    assert (foreign.status, foreign.body) == (unknown.status, unknown.body)
    assert foreign.status == 422


@pytest.mark.parametrize("field", ["tenant_id", "invited_by", "status", "created_at"])
def test_case_04_create_invitation_when_body_names_what_we_decide_should_answer_422(
    field: str,
) -> None:
    admin = company()
    answer = invited(admin, "kim@acme.example", **{field: "x"})
    assert answer.body["errors"][0]["field"] == field


def test_create_invitation_when_killed_at_any_call_should_be_completed_by_repeating_it() -> None:
    admin = company()
    with wire() as watched:
        invited(admin, "count@acme.example")
    for dies_at in range(1, len(watched.calls) + 1):
        email = f"k{dies_at}@acme.example"
        with wire(dies_at), pytest.raises(Killed):
            invited(admin, email)
        assert invited(admin, email).status == 201
    listed = send(list_invitations, Call(admin.caller)).body["items"]
    assert len(listed) == len({one["email"] for one in listed}) == len(watched.calls) + 1
    assert {one["fact"] for one in facts("auth")} >= {"UserInvited"}
