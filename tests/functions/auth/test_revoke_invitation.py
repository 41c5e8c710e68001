"""DELETE /v1/invitations/{invitation_id}."""

from __future__ import annotations

from functions.auth import accept_invitation, preview_invitation, revoke_invitation
from sparring.kit import ids
from tests.support.company import PASSWORD, Person, company, invited, send, token_in
from tests.support.http import Answer, Call
from tests.support.tables import facts, rows
from tests.support.wire import wire


def _revoke(by: Person, invitation_id: str) -> Answer:
    return send(revoke_invitation, Call(by.caller, path={"invitation_id": invitation_id}))


def test_revoke_invitation_when_pending_should_stop_its_link() -> None:
    admin = company()
    body = invited(admin, "kim@acme.example").body
    assert _revoke(admin, body["invitation_id"]).status == 204
    assert _revoke(admin, body["invitation_id"]).status == 204
    token = {"token": token_in(body["link"])}
    assert send(preview_invitation, Call(body=token)).code == "invitation_gone"
    closed = [one for one in facts("auth") if one["fact"] == "InvitationClosed"]
    assert [one["payload"]["status"] for one in closed] == ["revoked"]


def test_revoke_invitation_when_accepted_should_answer_409() -> None:
    admin = company()
    body = invited(admin, "kim@acme.example").body
    accepting = {"token": token_in(body["link"]), "password": PASSWORD}
    assert send(accept_invitation, Call(body=accepting)).status == 200
    assert _revoke(admin, body["invitation_id"]).code == "invitation_accepted"


def test_revoke_invitation_when_accepted_meanwhile_should_let_one_win() -> None:
    admin = company()
    body = invited(admin, "kim@acme.example").body
    accepting = Call(body={"token": token_in(body["link"]), "password": PASSWORD})
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: _revoke(admin, body["invitation_id"])
        answer = send(accept_invitation, accepting)
    assert answer.code == "invitation_gone"
    assert not [
        one
        for one in rows("auth")
        if one.get("email") == "kim@acme.example" and one.get("status") == "active"
    ]


def test_case_01_revoke_invitation_when_foreign_should_answer_like_an_unknown_id() -> None:
    admin, other = company(), company("bob@other.example", "Other")
    theirs = invited(other, "eve@other.example").body["invitation_id"]
    before = rows("auth")
    foreign, unknown = _revoke(admin, theirs), _revoke(admin, ids.new("iv"))
    assert (foreign.status, foreign.body) == (unknown.status, unknown.body)
    assert foreign.status == 404
    assert rows("auth") == before
