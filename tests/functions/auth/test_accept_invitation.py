"""POST /v1/invitations/accept."""

from __future__ import annotations

import datetime as dt

import pytest

from functions.auth import (
    accept_invitation,
    get_me,
    list_invitations,
    list_users,
    revoke_invitation,
    sign_in,
    sign_up,
)
from sparring.kit import clock
from tests.support.company import (
    PASSWORD,
    Person,
    caller_in,
    colleague,
    company,
    entered,
    invited,
    send,
    sign_up_body,
    team,
    token_in,
)
from tests.support.http import Answer, Call
from tests.support.tables import facts, rows
from tests.support.wire import Killed, wire


def _accept(token: str, **more: object) -> Answer:
    return send(accept_invitation, Call(body={"token": token, "password": PASSWORD, **more}))


def _token(admin: Person, email: str = "kim@acme.example", role: str = "learner") -> str:
    return token_in(invited(admin, email, role).body["link"])


def test_accept_invitation_when_good_should_make_the_account_that_was_offered() -> None:
    admin = company()
    north = team(admin, "North")
    link = invited(admin, "kim@acme.example", "manager", team_id=north).body["link"]
    answer = _accept(token_in(link), name="Kim Chosen")
    person = entered(answer, "kim@acme.example")
    me = send(get_me, Call(person.caller)).body
    assert (me["name"], me["role"], me["team_id"]) == ("Kim Chosen", "manager", north)
    assert (me["tenant_id"], me["email_verified"]) == (admin.caller.tenant, True)
    assert [one["fact"] for one in facts("auth")][-2:] == ["UserJoined", "InvitationClosed"]


def test_accept_invitation_when_used_again_should_answer_404() -> None:
    token = _token(company())
    assert _accept(token).status == 200
    again = _accept(token)
    assert (again.status, again.code) == (404, "invitation_gone")


def test_accept_invitation_when_revoked_should_answer_404() -> None:
    admin = company()
    answer = invited(admin, "kim@acme.example")
    call = Call(admin.caller, path={"invitation_id": answer.body["invitation_id"]})
    assert send(revoke_invitation, call).status == 204
    assert _accept(token_in(answer.body["link"])).code == "invitation_gone"


def test_accept_invitation_when_older_than_a_week_should_answer_404() -> None:
    token = _token(company())
    late = clock.now() + dt.timedelta(days=7)
    with clock.set_to(lambda: late):
        assert _accept(token).code == "invitation_gone"


def test_accept_invitation_when_an_admin_joins_should_count_as_an_admin() -> None:
    admin = company()
    second = entered(_accept(_token(admin, role="admin")), "kim@acme.example")
    (row,) = [one for one in rows("auth") if one["sk"] == "ADMINS"]
    assert row["user_ids"] == [admin.user_id, second.user_id]


def test_case_01_accept_invitation_when_token_mixes_two_companies_should_answer_404() -> None:
    mine, theirs = company(), company("bob@other.example", "Other")
    my_token, their_token = _token(mine).split("."), _token(theirs, "eve@x.example").split(".")
    before = rows("auth")
    for mixed in (
        (their_token[0], *my_token[1:]),
        (*their_token[:2], my_token[2]),
        (my_token[0], *their_token[1:]),
    ):
        assert _accept(".".join(mixed)).code == "invitation_gone"
    assert rows("auth") == before


@pytest.mark.parametrize("token", ["x", "a.b.c", "tn_#.iv_#.x", "T#tn.iv.x"])
def test_accept_invitation_when_token_is_not_one_should_answer_404(token: str) -> None:
    assert _accept(token).code == "invitation_gone"


@pytest.mark.parametrize("field", ["role", "tenant_id", "email", "team_id"])
def test_case_04_accept_invitation_when_body_asks_for_more_should_answer_422(field: str) -> None:
    token = _token(company())
    assert _accept(token, **{field: "admin"}).status == 422
    assert _accept(token).status == 200


def test_accept_invitation_when_email_signed_up_elsewhere_should_answer_409() -> None:
    token = _token(company())
    company("kim@acme.example", "Own company")
    answer = _accept(token)
    assert (answer.status, answer.code) == (409, "email_taken")


def test_accept_invitation_when_password_is_weak_should_keep_the_invitation() -> None:
    token = _token(company())
    assert _accept(token, password="weak").status == 422
    assert _accept(token).status == 200


def test_accept_invitation_when_used_twice_at_once_should_let_one_in() -> None:
    admin = company()
    token = _token(admin)
    answers: list[Answer] = []
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: answers.append(
            _accept(token, password="Another-pass-22")
        )
        answers.append(_accept(token))
    assert [one.status for one in answers] == [200, 404]
    listed = send(list_users, Call(admin.caller)).body["items"]
    assert [one["email"] for one in listed] == ["ann@acme.example", "kim@acme.example"]
    body = {"email": "kim@acme.example", "password": PASSWORD}
    assert send(sign_in, Call(body=body)).status == 401


def test_accept_invitation_when_another_admin_joins_meanwhile_should_count_both() -> None:
    admin = company()
    first, second = _token(admin, role="admin"), _token(admin, "lou@acme.example", "admin")
    answers: list[Answer] = []
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: answers.append(_accept(second))
        answers.append(_accept(first))
    assert [one.status for one in answers] == [200, 200]
    (row,) = [one for one in rows("auth") if one["sk"] == "ADMINS"]
    assert len(row["user_ids"]) == 3


def test_accept_invitation_when_killed_at_any_call_should_be_completed_by_repeating_it() -> None:
    admin = company()
    token = _token(admin, "count@acme.example")
    with wire() as watched:
        _accept(token)
    for dies_at in range(1, len(watched.calls) + 1):
        email = f"k{dies_at}@acme.example"
        token = _token(admin, email)
        with wire(dies_at), pytest.raises(Killed):
            _accept(token)
        again = _accept(token)
        assert again.status == 200 or again.code == "invitation_gone", (dies_at, again)
        signed_in = send(sign_in, Call(body={"email": email, "password": PASSWORD}))
        assert caller_in(signed_in.body["access_token"]).tenant == admin.caller.tenant
    emails = [one["email"] for one in send(list_users, Call(admin.caller)).body["items"]]
    assert len(emails) == len(set(emails)) == len(watched.calls) + 2


def test_accept_invitation_when_a_sign_up_with_the_email_was_cut_off_should_take_over() -> None:
    admin = company()
    token = _token(admin)
    with wire(3), pytest.raises(Killed):
        send(sign_up, Call(body=sign_up_body(email="kim@acme.example")))
    assert _accept(token).status == 200


def test_accept_invitation_when_done_should_show_as_accepted() -> None:
    admin = company()
    colleague(admin, "kim@acme.example")
    (shown,) = send(list_invitations, Call(admin.caller)).body["items"]
    assert shown["status"] == "accepted"
