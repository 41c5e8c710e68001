"""POST /v1/auth/mfa."""

from __future__ import annotations

import datetime as dt

import pytest

from functions.auth import answer_mfa, confirm_mfa, get_me, sign_in, start_mfa
from sparring.auth.model import MOST_GUESSES
from sparring.kit import clock
from tests.support.cognito import RIGHT_CODE
from tests.support.company import PASSWORD, Person, caller_in, company, entered, send
from tests.support.http import Answer, Call
from tests.support.tables import rows
from tests.support.wire import Killed, wire

WRONG_CODE = "000000"


def _bearer(person: Person, body: object) -> Call:
    return Call(person.caller, body, headers={"authorization": f"Bearer {person.access_token}"})


def _with_code(email: str = "ann@acme.example", name: str = "Acme") -> Person:
    person = company(email, name)
    assert send(start_mfa, _bearer(person, None)).status == 200
    assert send(confirm_mfa, _bearer(person, {"code": RIGHT_CODE})).status == 204
    return person


def _challenge(email: str = "ann@acme.example") -> str:
    answer = send(sign_in, Call(body={"email": email, "password": PASSWORD}))
    assert answer.body["challenge"] == "mfa"
    return str(answer.body["mfa_session"])


def _answer(session: str, code: str = RIGHT_CODE, email: str = "ann@acme.example") -> Answer:
    return send(answer_mfa, Call(body={"email": email, "mfa_session": session, "code": code}))


def test_answer_mfa_when_code_is_right_should_let_the_person_in() -> None:
    _with_code()
    person = entered(_answer(_challenge()), "ann@acme.example")
    assert send(get_me, Call(person.caller)).body["mfa_enabled"] is True


def test_answer_mfa_when_code_is_wrong_should_answer_422_and_allow_another_guess() -> None:
    _with_code()
    session = _challenge()
    wrong = _answer(session, WRONG_CODE)
    assert (wrong.status, wrong.code) == (422, "wrong_code")
    assert wrong.cookies == []
    assert _answer(session).status == 200


def test_answer_mfa_when_guessed_too_often_should_end_the_challenge() -> None:
    _with_code()
    session = _challenge()
    for _ in range(MOST_GUESSES):
        assert _answer(session, WRONG_CODE).code == "wrong_code"
    assert _answer(session).code == "invalid_credentials"
    assert _answer(_challenge()).status == 200


def test_answer_mfa_when_guessed_in_parallel_should_count_every_answer_it_gives() -> None:
    _with_code()
    session = _challenge()
    answers: list[Answer] = []
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: answers.append(
            _answer(session, WRONG_CODE)
        )
        answers.append(_answer(session, WRONG_CODE))
    assert [one.code for one in answers] == ["wrong_code", "invalid_credentials"]


def test_answer_mfa_when_session_is_used_twice_should_open_one_session() -> None:
    _with_code()
    session = _challenge()
    assert _answer(session).status == 200
    assert _answer(session).code == "invalid_credentials"


def test_answer_mfa_when_too_late_should_be_refused() -> None:
    _with_code()
    session = _challenge()
    late = clock.now() + dt.timedelta(seconds=180)
    with clock.set_to(lambda: late):
        assert _answer(session).code == "invalid_credentials"


def test_answer_mfa_when_email_is_another_should_be_refused() -> None:
    _with_code()
    company("bob@other.example", "Other")
    assert _answer(_challenge(), email="bob@other.example").code == "invalid_credentials"


def test_case_01_answer_mfa_when_session_names_another_person_should_be_refused() -> None:
    _with_code()
    _with_code("bob@other.example", "Other")
    mine, theirs = _challenge().split("."), _challenge("bob@other.example").split(".")
    before = rows("auth")
    assert _answer(".".join((*theirs[:3], mine[3]))).code == "invalid_credentials"
    assert _answer(".".join((*theirs[:2], *mine[2:]))).code == "invalid_credentials"
    assert rows("auth") == before


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345a", "１２３４５６", 123456, None])
def test_answer_mfa_when_code_is_not_six_digits_should_answer_422(code: object) -> None:
    body = {"email": "ann@acme.example", "mfa_session": "x", "code": code}
    assert send(answer_mfa, Call(body=body)).status == 422


def test_answer_mfa_when_killed_at_any_call_should_leave_no_half_session() -> None:
    _with_code()
    session = _challenge()
    with wire() as watched:
        assert _answer(session).status == 200
    for dies_at in range(1, len(watched.calls) + 1):
        session = _challenge()
        with wire(dies_at), pytest.raises(Killed):
            _answer(session)
        # Cognito's own session may be used up by then; a new password step always works.
        assert _answer(session).status in (200, 401), dies_at
        assert caller_in(_answer(_challenge()).body["access_token"]).role == "admin"
