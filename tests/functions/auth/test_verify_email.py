"""POST /v1/auth/verify-email."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest

from functions.auth import (
    get_me,
    verify_email,
)
from sparring.kit import clock
from tests.support.company import House, company, send
from tests.support.http import Call
from tests.support.tables import rows
from tests.support.wire import Killed, wire


def test_verify_email_when_opened_twice_should_answer_the_same(house: House) -> None:
    person = company()
    call = Call(body={"token": house.mailbox.token(person.email)})
    assert send(verify_email, call).status == send(verify_email, call).status == 204
    assert send(get_me, Call(person.caller)).body["email_verified"] is True


def test_verify_email_when_link_is_old_should_be_refused(house: House) -> None:
    person = company()
    token = house.mailbox.token(person.email)
    late = clock.now() + dt.timedelta(days=7)
    with clock.set_to(lambda: late):
        assert send(verify_email, Call(body={"token": token})).code == "bad_link"


def test_case_01_verify_email_when_link_mixes_two_people_should_be_refused(house: House) -> None:
    mine, theirs = company(), company("bob@other.example", "Other")
    my_token = house.mailbox.token(mine.email).split(".")
    their_token = house.mailbox.token(theirs.email).split(".")
    before = rows("auth")
    for mixed in ((*their_token[:2], my_token[2]), (their_token[0], *my_token[1:])):
        answer = send(verify_email, Call(body={"token": ".".join(mixed)}))
        assert (answer.status, answer.code) == (400, "bad_link")
    assert rows("auth") == before


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "tn_#.us_#.x", "x" * 301, None, 7, {}])
def test_verify_email_when_token_is_not_one_should_answer_4xx(token: object) -> None:
    assert send(verify_email, Call(body={"token": token})).status in (400, 422)


def test_verify_email_when_killed_at_any_call_should_be_completed_by_repeating_it(
    house: House,
) -> None:
    for number in range(1, 6):
        person = company(f"k{number}@acme.example")
        call = Call(body={"token": house.mailbox.token(person.email)})
        with wire(number), contextlib.suppress(Killed):
            send(verify_email, call)
        assert send(verify_email, call).status == 204
        assert send(get_me, Call(person.caller)).body["email_verified"] is True
    assert all(one.attributes["email_verified"] == "true" for one in house.pool.entries.values())
