"""POST /v1/invitations/preview."""

from __future__ import annotations

from functions.auth import preview_invitation
from tests.support.company import company, invited, send, token_in
from tests.support.http import Call
from tests.support.tables import rows


def test_preview_invitation_when_good_should_show_what_is_offered() -> None:
    token = token_in(invited(company(), "kim@acme.example", "manager").body["link"])
    before = rows("auth")
    answer = send(preview_invitation, Call(body={"token": token}))
    assert answer.status == 200
    assert answer.body == {
        "company_name": "Acme",
        "email": "kim@acme.example",
        "name": "Kim Colleague",
        "role": "manager",
    }
    assert rows("auth") == before


def test_preview_invitation_when_secret_is_wrong_should_answer_like_an_unknown_one() -> None:
    token = token_in(invited(company(), "kim@acme.example").body["link"])
    wrong = f"{token[:-4]}AAAA"
    parts = token.split(".")
    unknown = ".".join((parts[0], f"iv_{'0' * 26}", parts[2]))
    answers = [send(preview_invitation, Call(body={"token": one})) for one in (wrong, unknown)]
    assert answers[0].body == answers[1].body
    assert answers[0].code == "invitation_gone"
