"""POST /v1/me/mfa."""

from __future__ import annotations

from functions.auth import confirm_mfa, get_me, start_mfa, update_user
from tests.support.cognito import RIGHT_CODE
from tests.support.company import House, Person, colleague, company, send
from tests.support.http import Call


def _bearer(person: Person, body: object = None) -> Call:
    return Call(person.caller, body, headers={"authorization": f"Bearer {person.access_token}"})


def test_start_mfa_when_signed_in_should_give_what_an_app_needs() -> None:
    person = company("ann+sales@acme.example")
    answer = send(start_mfa, _bearer(person))
    assert answer.status == 200
    uri = answer.body["otpauth_uri"]
    assert uri.startswith("otpauth://totp/Sparring%3Aann%2Bsales%40acme.example?secret=")
    assert answer.body["secret"] in uri
    assert send(get_me, Call(person.caller)).body["mfa_enabled"] is False


def test_start_mfa_when_in_force_already_should_answer_409() -> None:
    person = company()
    send(start_mfa, _bearer(person))
    send(confirm_mfa, _bearer(person, {"code": RIGHT_CODE}))
    answer = send(start_mfa, _bearer(person))
    assert (answer.status, answer.code) == (409, "mfa_enabled")


def test_case_10_start_mfa_when_disabled_should_be_refused_before_the_directory_is_asked(
    house: House,
) -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example")
    call = Call(admin.caller, {"status": "disabled"}, {"user_id": person.user_id})
    assert send(update_user, call).status == 200
    house.pool.calls.clear()
    answer = send(start_mfa, _bearer(person))
    assert (answer.status, answer.code) == (401, "account_disabled")
    assert house.pool.calls == []
