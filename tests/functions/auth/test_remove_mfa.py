"""DELETE /v1/me/mfa."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.auth import confirm_mfa, get_me, remove_mfa, sign_in, start_mfa
from sparring.auth.model import FRESH_SECONDS
from sparring.kit import clock
from tests.support.cognito import RIGHT_CODE
from tests.support.company import PASSWORD, House, Person, company, send
from tests.support.http import Call


@pytest.fixture
def person() -> Person:
    """Somebody who signs in with a code."""
    person = company()
    send(start_mfa, _bearer(person))
    send(confirm_mfa, _bearer(person, {"code": RIGHT_CODE}))
    return person


def _bearer(person: Person, body: object = None) -> Call:
    return Call(person.caller, body, headers={"authorization": f"Bearer {person.access_token}"})


def _long_after(person: Person) -> Person:
    """The same person, with a token of a sign-in some time ago."""
    then = clock.epoch() - FRESH_SECONDS - 1
    return replace(person, caller=replace(person.caller, issued_at=then))


def _wants_code(person: Person) -> bool:
    signed_in = send(sign_in, Call(body={"email": person.email, "password": PASSWORD}))
    assert send(get_me, Call(person.caller)).body["mfa_enabled"] is ("challenge" in signed_in.body)
    return "challenge" in signed_in.body


def test_remove_mfa_when_just_signed_in_should_sign_in_without_a_code_again(
    person: Person,
) -> None:
    assert send(remove_mfa, _bearer(person)).status == 204
    assert send(remove_mfa, _bearer(person)).status == 204
    assert not _wants_code(person)


def test_remove_mfa_when_password_is_right_should_remove_it_at_any_time(
    person: Person, house: House
) -> None:
    later = _long_after(person)
    assert send(remove_mfa, _bearer(later, {"password": PASSWORD})).status == 204
    held = len(house.pool.refresh_tokens)
    assert send(remove_mfa, _bearer(later, {"password": PASSWORD})).status == 204
    assert len(house.pool.refresh_tokens) == held
    assert not _wants_code(person)


@pytest.mark.parametrize("body", [None, {}, {"password": None}])
def test_remove_mfa_when_only_a_token_is_shown_should_ask_for_a_proof(
    person: Person, body: object
) -> None:
    answer = send(remove_mfa, _bearer(_long_after(person), body))
    assert (answer.status, answer.code) == (403, "proof_needed")
    assert _wants_code(person)


def test_remove_mfa_when_password_is_wrong_should_answer_422_and_keep_it(person: Person) -> None:
    for one in (person, _long_after(person)):
        answer = send(remove_mfa, _bearer(one, {"password": "Not-the-password-1"}))
        assert (answer.status, answer.body["errors"][0]["field"]) == (422, "password")
    assert _wants_code(person)


def test_remove_mfa_when_token_comes_without_bearer_should_read_the_same(person: Person) -> None:
    call = Call(person.caller, headers={"authorization": person.access_token})
    assert send(remove_mfa, call).status == 204
