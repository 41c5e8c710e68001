"""POST /v1/auth/forgot-password."""

from __future__ import annotations

import pytest

from functions.auth import (
    forgot_password,
    reset_password,
    verify_email,
)
from tests.support.cognito import RESET_CODE
from tests.support.company import House, Person, colleague, company, send
from tests.support.http import Answer, Call

NEW_PASSWORD = "Brand-new-pass-7"


def _forgot(email: str) -> Answer:
    return send(forgot_password, Call(body={"email": email}))


def _reset(email: str, code: str = RESET_CODE, password: str = NEW_PASSWORD) -> Answer:
    body = {"email": email, "code": code, "password": password}
    return send(reset_password, Call(body=body))


def _proven() -> Person:
    return colleague(company(), "kim@acme.example")


def test_forgot_password_when_asked_should_never_tell_whether_there_is_an_account(
    house: House,
) -> None:
    _proven()
    known, unknown = _forgot("kim@acme.example"), _forgot("nobody@acme.example")
    assert (known.status, known.body, known.cookies) == (204, None, [])
    assert (unknown.status, unknown.body, unknown.cookies) == (204, None, [])
    unproven = _forgot("ann@acme.example")
    assert (unproven.status, unproven.body) == (204, None)


def test_forgot_password_when_email_was_never_proven_should_mail_the_link_again(
    house: House,
) -> None:
    company()
    first = house.mailbox.token("ann@acme.example")
    _forgot("ann@acme.example")
    second = house.mailbox.token("ann@acme.example")
    assert first != second
    assert send(verify_email, Call(body={"token": first})).code == "bad_link"
    assert send(verify_email, Call(body={"token": second})).status == 204
    _forgot("ann@acme.example")
    assert _reset("ann@acme.example").status == 204


@pytest.mark.parametrize("error", ["LimitExceededException: slow", "TooManyRequestsException: x"])
def test_forgot_password_when_asked_too_often_should_answer_429(house: House, error: str) -> None:
    house.pool.refuse["ForgotPassword"] = error
    assert _forgot("kim@acme.example").status == 429
