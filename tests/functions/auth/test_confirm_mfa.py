"""PUT /v1/me/mfa."""

from __future__ import annotations

import pytest

from functions.auth import confirm_mfa, get_me, sign_in, start_mfa
from tests.support.cognito import RIGHT_CODE
from tests.support.company import PASSWORD, Person, company, send
from tests.support.http import Call
from tests.support.wire import Killed, wire


def _bearer(person: Person, body: object = None) -> Call:
    return Call(person.caller, body, headers={"authorization": f"Bearer {person.access_token}"})


def test_confirm_mfa_when_code_is_right_should_ask_for_one_at_the_next_sign_in() -> None:
    person = company()
    send(start_mfa, _bearer(person))
    assert send(confirm_mfa, _bearer(person, {"code": RIGHT_CODE})).status == 204
    signed_in = send(sign_in, Call(body={"email": person.email, "password": PASSWORD}))
    assert signed_in.body["challenge"] == "mfa"


def test_confirm_mfa_when_code_is_wrong_should_change_nothing() -> None:
    person = company()
    send(start_mfa, _bearer(person))
    answer = send(confirm_mfa, _bearer(person, {"code": "000000"}))
    assert (answer.status, answer.code) == (422, "wrong_code")
    assert send(get_me, Call(person.caller)).body["mfa_enabled"] is False


def test_confirm_mfa_when_never_started_should_answer_422() -> None:
    answer = send(confirm_mfa, _bearer(company(), {"code": RIGHT_CODE}))
    assert answer.code == "wrong_code"


@pytest.mark.parametrize("dies_at", range(1, 6))
def test_confirm_mfa_when_killed_should_be_completed_by_repeating_it(dies_at: int) -> None:
    person = company()
    send(start_mfa, _bearer(person))
    with wire(dies_at), pytest.raises(Killed):
        send(confirm_mfa, _bearer(person, {"code": RIGHT_CODE}))
    assert send(confirm_mfa, _bearer(person, {"code": RIGHT_CODE})).status == 204
    assert send(get_me, Call(person.caller)).body["mfa_enabled"] is True
