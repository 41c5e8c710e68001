"""DELETE /v1/me/mfa."""

from __future__ import annotations

from functions.auth import confirm_mfa, get_me, remove_mfa, sign_in, start_mfa
from tests.support.cognito import RIGHT_CODE
from tests.support.company import PASSWORD, Person, company, send
from tests.support.http import Call


def _bearer(person: Person, body: object = None) -> Call:
    return Call(person.caller, body, headers={"authorization": f"Bearer {person.access_token}"})


def test_remove_mfa_when_in_force_should_sign_in_without_a_code_again() -> None:
    person = company()
    send(start_mfa, _bearer(person))
    send(confirm_mfa, _bearer(person, {"code": RIGHT_CODE}))
    assert send(remove_mfa, _bearer(person)).status == 204
    assert send(remove_mfa, _bearer(person)).status == 204
    assert send(get_me, Call(person.caller)).body["mfa_enabled"] is False
    signed_in = send(sign_in, Call(body={"email": person.email, "password": PASSWORD}))
    assert "access_token" in signed_in.body
