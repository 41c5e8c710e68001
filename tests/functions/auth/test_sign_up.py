"""POST /v1/auth/sign-up."""

from __future__ import annotations

import pytest

from functions.auth import get_me, sign_in, sign_up, verify_email
from tests.support.company import PASSWORD, House, caller_in, company, send, sign_up_body
from tests.support.http import Call
from tests.support.tables import WEB_ORIGIN, facts, rows
from tests.support.wire import Killed, wire


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
    before = rows("auth")
    answer = send(
        sign_up, Call(body=sign_up_body(email="ANN@acme.example", password="Other-pass-1x"))
    )
    assert (answer.status, answer.code) == (409, "email_taken")
    assert rows("auth") == before
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
        ("company_name", 7),
    ],
)
def test_sign_up_when_a_field_is_wrong_should_answer_422_and_write_nothing(
    house: House, field: str, value: object
) -> None:
    answer = send(sign_up, Call(body=sign_up_body(**{field: value})))
    assert (answer.status, answer.body["status"]) == (422, 422)
    assert house.pool.calls == []
    assert rows("auth") == []


@pytest.mark.parametrize("field", ["tenant_id", "role", "user_id", "created_at", "email_verified"])
def test_case_04_sign_up_when_body_names_what_only_we_decide_should_answer_422(field: str) -> None:
    answer = send(sign_up, Call(body=sign_up_body(**{field: "admin"})))
    assert answer.status == 422
    assert answer.body["errors"][0]["field"] == field
    assert rows("auth") == []


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
    assert rows("auth") == []


def test_sign_up_when_our_own_page_asks_should_be_let_in() -> None:
    call = Call(body=sign_up_body(), headers={"origin": WEB_ORIGIN})
    assert send(sign_up, call).status == 201


def _calls_of_a_sign_up() -> int:
    with wire() as watched:
        company("count@acme.example")
    return len(watched.calls)


def _accounts() -> list[str]:
    return [row["email"] for row in rows("auth") if row.get("status") == "active"]


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
    with wire(3), pytest.raises(Killed):
        send(sign_up, call)
    assert rows("auth") == []
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
