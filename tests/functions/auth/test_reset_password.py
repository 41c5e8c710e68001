"""POST /v1/auth/reset-password."""

from __future__ import annotations

import datetime as dt

import pytest

from functions.auth import (
    forgot_password,
    refresh_session,
    reset_password,
    sign_in,
)
from sparring.kit import clock
from tests.support.cognito import RESET_CODE
from tests.support.company import PASSWORD, House, Person, colleague, company, send
from tests.support.http import Answer, Call
from tests.support.wire import Killed, wire

NEW_PASSWORD = "Brand-new-pass-7"


def _forgot(email: str) -> Answer:
    return send(forgot_password, Call(body={"email": email}))


def _reset(email: str, code: str = RESET_CODE, password: str = NEW_PASSWORD) -> Answer:
    body = {"email": email, "code": code, "password": password}
    return send(reset_password, Call(body=body))


def _signs_in(email: str, password: str) -> int:
    soon = clock.now() + dt.timedelta(seconds=5)
    with clock.set_to(lambda: soon):
        return send(sign_in, Call(body={"email": email, "password": password})).status


def _proven() -> Person:
    return colleague(company(), "kim@acme.example")


def test_reset_password_when_code_is_right_should_replace_the_password_and_end_sessions() -> None:
    person = _proven()
    _forgot(person.email)
    assert _reset(person.email).status == 204
    assert send(refresh_session, Call(cookies=(person.cookie,))).status == 401
    assert _signs_in(person.email, PASSWORD) == 401
    assert _signs_in(person.email, NEW_PASSWORD) == 200


@pytest.mark.parametrize("email", ["kim@acme.example", "nobody@acme.example"])
def test_reset_password_when_code_is_wrong_should_read_the_same_for_everybody(email: str) -> None:
    person = _proven()
    _forgot(person.email)
    answer = _reset(email, code="111111")
    assert (answer.status, answer.code) == (422, "wrong_code")
    assert _signs_in(person.email, PASSWORD) == 200


def test_reset_password_when_code_was_used_should_be_refused() -> None:
    person = _proven()
    _forgot(person.email)
    assert _reset(person.email).status == 204
    assert _reset(person.email, password="Thief-password-1").code == "wrong_code"
    assert _signs_in(person.email, NEW_PASSWORD) == 200


def test_reset_password_when_new_password_is_weak_should_answer_422(house: House) -> None:
    assert _reset("kim@acme.example", password="weak").body["errors"][0]["field"] == "password"
    house.pool.refuse["ConfirmForgotPassword"] = "InvalidPasswordException: too common"
    assert _reset("kim@acme.example").body["errors"][0]["field"] == "password"


def test_reset_password_when_killed_at_any_call_should_be_completed_by_repeating_it() -> None:
    person = _proven()
    _forgot(person.email)
    with wire() as watched:
        _reset(person.email)
    for dies_at in range(1, len(watched.calls) + 1):
        _forgot(person.email)
        password = f"Brand-new-pass-{dies_at}x"
        with wire(dies_at), pytest.raises(Killed):
            _reset(person.email, password=password)
        assert _reset(person.email, password=password).status == 204, dies_at
        assert _signs_in(person.email, password) == 200, dies_at
