"""POST /v1/auth/sign-out."""

from __future__ import annotations

import datetime as dt

import pytest

from functions.auth import refresh_session, sign_in, sign_out, update_me
from sparring.kit import clock
from tests.support.company import (
    PASSWORD,
    House,
    Person,
    caller_in,
    company,
    cookie_in,
    entered,
    send,
)
from tests.support.http import Answer, Call
from tests.support.tables import rows
from tests.support.wire import Killed, wire


def _sign_out(cookie: str | None, **body: object) -> Answer:
    return send(sign_out, Call(body=body, cookies=(cookie,) if cookie else ()))


def _refresh(cookie: str) -> Answer:
    return send(refresh_session, Call(cookies=(cookie,)))


def _second_browser(person: Person) -> Person:
    body = {"email": person.email, "password": PASSWORD}
    return entered(send(sign_in, Call(body=body)), person.email)


def test_sign_out_when_signed_in_should_end_this_session_only(house: House) -> None:
    person = company()
    other = _second_browser(person)
    answer = _sign_out(person.cookie)
    assert (answer.status, answer.body) == (204, None)
    assert "content-type" not in answer.headers
    assert answer.cookies[0].startswith("sparring_session=; Path=/api/v1/auth; Max-Age=0")
    assert _refresh(person.cookie).status == 401
    assert _refresh(other.cookie).status == 200
    assert "RevokeToken" in house.pool.calls


def test_sign_out_when_repeated_should_answer_the_same() -> None:
    person = company()
    assert _sign_out(person.cookie).status == _sign_out(person.cookie).status == 204


def test_sign_out_when_there_is_no_cookie_should_still_clear_it() -> None:
    answer = _sign_out(None)
    assert answer.status == 204
    assert "Max-Age=0" in answer.cookies[0]


def test_sign_out_when_everywhere_should_end_every_session_and_token() -> None:
    person = company()
    other = _second_browser(person)
    assert _sign_out(person.cookie, everywhere=True).status == 204
    assert _refresh(person.cookie).status == 401
    assert _refresh(other.cookie).status == 401
    for one in (person, other):
        refused = send(update_me, Call(one.caller, {"name": "Still here"}))
        assert (refused.status, refused.code) == (401, "signed_out")
    assert not [row for row in rows("auth") if row["sk"].startswith("SESSION#")]


def test_sign_out_when_everywhere_should_let_the_person_in_again() -> None:
    person = company()
    assert _sign_out(person.cookie, everywhere=True).status == 204
    body = {"email": person.email, "password": PASSWORD}
    at_once = send(sign_in, Call(body=body))
    assert (at_once.status, at_once.headers["retry-after"]) == (503, "1")
    soon = clock.now() + dt.timedelta(seconds=2)
    with clock.set_to(lambda: soon):
        answer = send(sign_in, Call(body=body))
        caller = caller_in(answer.body["access_token"])
        assert send(update_me, Call(caller, {"name": "Ann"})).status == 200
        assert _refresh(cookie_in(answer)).status == 200


def test_sign_out_when_everywhere_without_a_good_cookie_should_answer_401() -> None:
    person = company()
    assert _sign_out(None, everywhere=True).code == "session_ended"
    assert _sign_out(f"{person.cookie[:-4]}AAAA", everywhere=True).code == "session_ended"
    assert _refresh(person.cookie).status == 200


def test_sign_out_when_another_site_asks_should_be_refused() -> None:
    person = company()
    headers = {"origin": "https://evil.example"}
    answer = send(sign_out, Call(body={}, cookies=(person.cookie,), headers=headers))
    assert answer.code == "wrong_origin"
    assert _refresh(person.cookie).status == 200


@pytest.mark.parametrize("everywhere", [False, True])
def test_sign_out_when_killed_at_any_call_should_be_completed_by_repeating_it(
    everywhere: bool,
) -> None:
    person = company()
    with wire() as watched:
        assert _sign_out(person.cookie, everywhere=everywhere).status == 204
    late = clock.now() + dt.timedelta(seconds=3)
    with clock.set_to(lambda: late):
        for dies_at in range(1, len(watched.calls) + 1):
            browser = _second_browser(person)
            with wire(dies_at), pytest.raises(Killed):
                _sign_out(browser.cookie, everywhere=everywhere)
            again = _sign_out(browser.cookie, everywhere=everywhere)
            assert again.status == 204, dies_at
            assert _refresh(browser.cookie).status == 401
            if everywhere:
                break
