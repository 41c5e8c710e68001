"""POST /v1/auth/sign-up."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from functions.auth import get_me, sign_in, sign_up, verify_email
from sparring.auth.service import visits
from sparring.kit import clock
from tests.support.calls import watched
from tests.support.company import PASSWORD, House, caller_in, company, send, sign_up_body
from tests.support.http import Answer, Call
from tests.support.tables import WEB_ORIGIN, facts, rows
from tests.support.wire import Killed, wire


def _kept() -> list[dict[str, Any]]:
    """Every row but the counters of visits."""
    return [row for row in rows("auth") if "#VISITS#" not in row["pk"]]


def test_sign_up_when_new_should_make_a_company_with_its_admin() -> None:
    answer = send(sign_up, Call(body=sign_up_body(email=" Ann@ACME.example ")))
    assert answer.status == 201
    assert answer.body.keys() == {"access_token", "expires_in"}
    me = send(get_me, Call(caller_in(answer.body["access_token"]))).body
    assert (me["company_name"], me["name"], me["role"]) == ("Acme", "Ann Admin", "admin")
    assert (me["email"], me["email_verified"]) == ("ann@acme.example", False)
    assert [one["fact"] for one in facts("auth")] == ["TenantCreated", "UserJoined"]


def test_sign_up_when_new_should_set_a_cookie_that_scripts_cannot_read() -> None:
    answer = send(sign_up, Call(body=sign_up_body()))
    (cookie,) = answer.cookies
    _, *attributes = cookie.split("; ")
    wanted = {"Path=/api/v1/auth", "HttpOnly", "Secure", "SameSite=Strict", "Max-Age=2592000"}
    assert set(attributes) == wanted
    assert answer.headers["cache-control"] == "no-store"


def test_sign_up_when_origin_is_plain_http_should_set_a_cookie_that_still_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WEB_ORIGIN", "http://localhost:8080")
    (cookie,) = send(sign_up, Call(body=sign_up_body())).cookies
    assert "Secure" not in cookie


def test_sign_up_when_new_should_mail_a_link_that_proves_the_address(house: House) -> None:
    person = company()
    token = house.mailbox.token(person.email)
    assert f"{WEB_ORIGIN}/verify-email?token=" in house.mailbox.letters[-1]["text"]
    assert send(verify_email, Call(body={"token": token})).status == 204
    assert send(get_me, Call(person.caller)).body["email_verified"] is True


def test_sign_up_when_mail_fails_should_still_let_the_person_in(house: House) -> None:
    house.mailbox.broken = True
    assert send(sign_up, Call(body=sign_up_body())).status == 201


def test_sign_up_when_email_is_taken_should_answer_409_and_change_nothing() -> None:
    company("ann@acme.example")
    before = _kept()
    answer = send(
        sign_up, Call(body=sign_up_body(email="ANN@acme.example", password="Other-pass-1x"))
    )
    assert (answer.status, answer.code) == (409, "email_taken")
    assert _kept() == before
    signed_in = send(sign_in, Call(body={"email": "ann@acme.example", "password": PASSWORD}))
    assert signed_in.status == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "short-A1"),
        ("password", "no-upper-case-1"),
        ("password", "NO-LOWER-CASE-1"),
        ("password", "No-digit-at-all"),
        ("password", " Leading-space-1"),
        ("password", None),
        ("email", "no-at-sign"),
        ("email", "a@b"),
        ("email", "ann@acme..example"),
        ("email", "ann@аcme.example"),
        ("email", f"{'a' * 65}@acme.example"),
        ("email", f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 60}.example"),
        ("email", "ann@acme.example\nBcc: all@acme.example"),
        ("name", "   "),
        ("name", "Ann\u0000"),
        ("name", "Ann\u0007Bell"),
        ("name", "x" * 101),
        ("name", "\u200b"),
        ("name", "\u202e\u2066 \u00ad"),
        ("company_name", "\u3164"),
        ("company_name", 7),
    ],
)
def test_sign_up_when_a_field_is_wrong_should_answer_422_and_write_nothing(
    house: House, field: str, value: object
) -> None:
    answer = send(sign_up, Call(body=sign_up_body(**{field: value})))
    assert (answer.status, answer.body["status"]) == (422, 422)
    assert house.pool.calls == []
    assert _kept() == []


@pytest.mark.parametrize("field", ["tenant_id", "role", "user_id", "created_at", "email_verified"])
def test_case_04_sign_up_when_body_names_what_only_we_decide_should_answer_422(field: str) -> None:
    answer = send(sign_up, Call(body=sign_up_body(**{field: "admin"})))
    assert answer.status == 422
    assert answer.body["errors"][0]["field"] == field
    assert _kept() == []


@pytest.mark.parametrize(
    "name", ["Аnn Аdmin", "שלום עולם", "ann\u202eexe", "Zoë", "名前", "<script>alert(1)</script>"]
)
def test_case_29_sign_up_when_name_is_a_look_alike_should_store_it_as_it_is(name: str) -> None:
    answer = send(sign_up, Call(body=sign_up_body(name=name)))
    assert answer.status == 201
    assert send(get_me, Call(caller_in(answer.body["access_token"]))).body["name"] == name


def test_sign_up_when_name_is_decomposed_should_store_it_composed() -> None:
    answer = send(sign_up, Call(body=sign_up_body(name="Zoe\u0308")))
    assert send(get_me, Call(caller_in(answer.body["access_token"]))).body["name"] == "Zoë"


def test_sign_up_when_another_site_asks_should_be_refused() -> None:
    call = Call(body=sign_up_body(), headers={"origin": "https://evil.example"})
    answer = send(sign_up, call)
    assert (answer.status, answer.code) == (403, "wrong_origin")
    assert _kept() == []


def test_sign_up_when_our_own_page_asks_should_be_let_in() -> None:
    call = Call(body=sign_up_body(), headers={"origin": WEB_ORIGIN})
    assert send(sign_up, call).status == 201


def _calls_of_a_sign_up() -> int:
    with wire() as watched:
        company("count@acme.example")
    return len(watched.calls)


def _accounts() -> list[str]:
    return [row["email"] for row in _kept() if row.get("status") == "active"]


def test_sign_up_when_killed_at_any_call_should_be_completed_by_repeating_it(house: House) -> None:
    for dies_at in range(1, _calls_of_a_sign_up() + 1):
        email = f"k{dies_at}@acme.example"
        call = Call(body=sign_up_body(email=email))
        with wire(dies_at), pytest.raises(Killed):
            send(sign_up, call)
        again = send(sign_up, call)
        assert again.status == 201 or again.code == "email_taken", (dies_at, again)
        signed_in = send(sign_in, Call(body={"email": email, "password": PASSWORD}))
        assert signed_in.status == 200, dies_at
        assert _accounts().count(email) == 1, dies_at
        entries = [one for one in house.pool.entries.values() if one.attributes["email"] == email]
        assert len(entries) == 1, dies_at


def test_sign_up_when_killed_on_the_way_should_leave_nothing_usable_behind() -> None:
    call = Call(body=sign_up_body())
    with wire(5), pytest.raises(Killed):
        send(sign_up, call)
    assert _kept() == []
    signed_in = send(sign_in, Call(body={"email": "ann@acme.example", "password": PASSWORD}))
    assert (signed_in.status, signed_in.code) == (401, "invalid_credentials")


def test_sign_up_when_two_claim_one_email_at_once_should_let_exactly_one_in() -> None:
    other = Call(body=sign_up_body(name="Bob", password="Another-pass-22"))
    answers = []
    with wire() as watched:
        watched.meanwhile["AdminSetUserPassword"] = lambda: answers.append(send(sign_up, other))
        answers.append(send(sign_up, Call(body=sign_up_body())))
    assert [one.status for one in answers] == [201, 409]
    assert _accounts() == ["ann@acme.example"]
    first = send(sign_in, Call(body={"email": "ann@acme.example", "password": PASSWORD}))
    second = send(sign_in, Call(body={"email": "ann@acme.example", "password": "Another-pass-22"}))
    assert sorted((first.status, second.status)) == [200, 401]


def test_sign_up_when_two_race_to_the_commit_should_let_exactly_one_in() -> None:
    other = Call(body=sign_up_body(name="Bob", password="Another-pass-22"))
    answers = []
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: answers.append(send(sign_up, other))
        answers.append(send(sign_up, Call(body=sign_up_body())))
    assert [one.status for one in answers] == [201, 409]
    assert _accounts() == ["ann@acme.example"]
    loser = send(sign_in, Call(body={"email": "ann@acme.example", "password": PASSWORD}))
    assert loser.status == 401


def _try_from(address: str, number: int, relay: str = "192.0.2.1") -> Answer:
    """A sign-up through a relay, which puts the address that it saw at the end."""
    headers = {"x-forwarded-for": f"{address}, {relay}"}
    body = sign_up_body(email=f"p{number}@acme.example")
    return send(sign_up, Call(body=body, headers=headers))


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small limits, so that the tests are quick."""
    monkeypatch.setattr(visits, "MOST_NEAR", 3)
    monkeypatch.setattr(visits, "MOST_RELAYED", 5)


@pytest.mark.usefixtures("_few")
def test_sign_up_when_too_many_come_from_one_network_should_answer_429(house: House) -> None:
    assert [_try_from("198.51.100.7", n).status for n in range(3)] == [201] * 3
    before = rows("auth")
    answer = _try_from("198.51.100.7", 3)
    assert (answer.status, answer.code) == (429, "too_many_sign_ups")
    assert 0 < int(answer.headers["retry-after"]) <= visits.HOUR
    assert rows("auth") == before
    assert len(house.mailbox.letters) == 3
    assert _try_from("198.51.100.8", 4).status == 201


@pytest.mark.usefixtures("_few")
def test_sign_up_when_an_hour_has_passed_should_let_them_in_again() -> None:
    assert [_try_from("198.51.100.7", n).status for n in range(4)][-1] == 429
    later = clock.now() + dt.timedelta(seconds=visits.HOUR)
    with clock.set_to(lambda: later):
        assert _try_from("198.51.100.7", 4).status == 201


@pytest.mark.usefixtures("_few")
def test_sign_up_when_addresses_are_invented_should_end_at_the_relay() -> None:
    statuses = [_try_from(f"203.0.113.{n}", n).status for n in range(7)]
    assert statuses == [201] * 5 + [429] * 2


@pytest.mark.usefixtures("_few")
def test_sign_up_when_the_sender_writes_more_addresses_should_count_the_last() -> None:
    statuses = [_try_from(f"203.0.113.{n}, 198.51.100.7", n).status for n in range(4)]
    assert statuses == [201] * 3 + [429]


@pytest.mark.usefixtures("_few")
def test_sign_up_when_addresses_are_of_one_ipv6_household_should_count_as_one() -> None:
    statuses = [_try_from(f"2001:db8:0:1::{n}", n).status for n in range(4)]
    assert statuses == [201] * 3 + [429]


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize("address", ["", "unknown", "a#b", "1.2.3", "\u202e", "x" * 4_000])
def test_sign_up_when_address_is_nonsense_should_count_it_all_the_same(address: str) -> None:
    assert [_try_from(address, n).status for n in range(4)] == [201] * 3 + [429]


@pytest.mark.usefixtures("_few")
def test_sign_up_when_emails_are_tried_out_should_count_them_too() -> None:
    company("ann@acme.example")
    headers = {"x-forwarded-for": "198.51.100.7"}
    answers = [send(sign_up, Call(body=sign_up_body(), headers=headers)) for _ in range(4)]
    assert [one.status for one in answers] == [409] * 3 + [429]


def test_sign_up_when_counted_should_hold_no_address_and_go_by_itself() -> None:
    with watched() as calls:
        assert _try_from("198.51.100.7", 1).status == 201
    counters = [row for row in rows("auth") if "#VISITS#" in row["pk"]]
    assert [row["count"] for row in counters] == [1, 1]
    assert "198.51.100.7" not in str(counters)
    assert all(row["expires_at"] <= clock.epoch(visits.HOUR) for row in counters)
    assert [one.operation for one in calls][:2] == ["BatchGetItem", "TransactWriteItems"]


@pytest.mark.usefixtures("_few")
def test_sign_up_when_two_are_counted_at_once_should_count_both() -> None:
    answers = []
    with wire() as watcher:
        watcher.meanwhile["TransactWriteItems"] = lambda: answers.append(_try_from("::1", 1))
        answers.append(_try_from("::1", 2))
    assert [one.status for one in answers] == [201, 201]
    counters = [row for row in rows("auth") if "#VISITS#" in row["pk"]]
    assert [row["count"] for row in counters] == [2, 2]
