"""POST /v1/auth/sign-in."""

from __future__ import annotations

import pytest

from functions.auth import answer_mfa, get_me, list_users, sign_in, start_mfa, update_user
from tests.support.cognito import claims_in
from tests.support.company import PASSWORD, House, caller_in, colleague, company, entered, send
from tests.support.http import Answer, Call
from tests.support.tables import rows
from tests.support.wire import wire


def _sign_in(email: str = "ann@acme.example", password: str = PASSWORD) -> Answer:
    return send(sign_in, Call(body={"email": email, "password": password}))


def test_sign_in_when_right_should_answer_a_token_with_tenant_and_role() -> None:
    admin = company()
    person = entered(_sign_in("ANN@acme.example"), admin.email)
    assert person.caller.tenant == admin.caller.tenant
    assert person.caller.role == "admin"
    assert send(get_me, Call(person.caller)).status == 200
    assert person.cookie != admin.cookie


def test_sign_in_when_anything_is_wrong_should_answer_the_same() -> None:
    admin = company()
    gone = colleague(admin, "kim@acme.example")
    disabled = Call(admin.caller, {"status": "disabled"}, path={"user_id": gone.user_id})
    assert send(update_user, disabled).status == 200
    wrong = [
        _sign_in(password="Wrong-password-1"),
        _sign_in("nobody@acme.example"),
        _sign_in("kim@acme.example"),
    ]
    bodies = [one.body for one in wrong]
    assert [one.status for one in wrong] == [401, 401, 401]
    assert bodies[0]["code"] == "invalid_credentials"
    assert bodies[0] == bodies[1] == bodies[2]


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        ("NotAuthorizedException: Password attempts exceeded", 429, "too_many_attempts"),
        ("TooManyRequestsException: Rate exceeded", 429, "too_many_requests"),
        ("LimitExceededException: Attempt limit exceeded", 429, "too_many_requests"),
        ("UserNotConfirmedException: no", 401, "invalid_credentials"),
        ("PasswordResetRequiredException: no", 401, "invalid_credentials"),
        ("InternalErrorException: sorry", 503, "unavailable"),
        ("ResourceNotFoundException: no such pool", 500, "internal_error"),
    ],
)
def test_sign_in_when_the_directory_refuses_should_say_what_helps(
    house: House, error: str, status: int, code: str
) -> None:
    company()
    house.pool.refuse["AdminInitiateAuth"] = error
    answer = _sign_in()
    assert (answer.status, answer.code) == (status, code)
    if status == 429:
        assert int(answer.headers["retry-after"]) > 0


def test_sign_in_when_it_works_should_show_when_the_person_was_last_seen() -> None:
    admin = company()
    listed = send(list_users, Call(admin.caller)).body["items"]
    assert listed[0]["last_seen_at"] >= listed[0]["created_at"]


def test_sign_in_when_role_changed_should_mint_the_role_of_the_account() -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example")
    call = Call(admin.caller, {"role": "manager"}, path={"user_id": person.user_id})
    assert send(update_user, call).status == 200
    assert claims_in(_sign_in("kim@acme.example").body["access_token"])["role"] == "manager"


def test_case_06_sign_in_when_a_group_is_named_like_a_role_should_ignore_it(house: House) -> None:
    admin = company()
    colleague(admin, "kim@acme.example")
    for entry in house.pool.entries.values():
        entry.attributes["cognito:groups"] = "learner admin"
        entry.attributes["custom:role"] = "admin"
    caller = caller_in(_sign_in("kim@acme.example").body["access_token"])
    assert caller.role == "learner"
    assert send(list_users, Call(caller)).status == 403


def test_sign_in_when_password_is_right_should_need_one_read_and_one_transaction() -> None:
    company()
    with wire() as watched:
        assert _sign_in().status == 200
    # The trigger's read of the account is the second BatchGetItem.
    assert watched.calls == [
        "AdminInitiateAuth",
        "BatchGetItem",
        "BatchGetItem",
        "TransactWriteItems",
    ]


def test_sign_in_when_token_carries_no_claims_should_be_refused(
    house: House,
) -> None:
    company()
    house.pool.claimless = True
    before = rows("auth")
    assert _sign_in().code == "invalid_credentials"
    assert rows("auth") == before


def test_sign_in_when_another_site_asks_should_be_refused() -> None:
    company()
    body = {"email": "ann@acme.example", "password": PASSWORD}
    call = Call(body=body, headers={"origin": "https://evil.example"})
    assert send(sign_in, call).code == "wrong_origin"


def test_sign_in_when_code_is_wanted_should_give_no_token_before_it(house: House) -> None:
    company()
    (entry,) = house.pool.entries.values()
    entry.wants_code = True
    answer = _sign_in()
    assert answer.status == 200
    assert answer.body.keys() == {"challenge", "mfa_session"}
    assert answer.cookies == []


def test_sign_in_when_code_is_wanted_should_never_show_the_directorys_session(
    house: House,
) -> None:
    company()
    (entry,) = house.pool.entries.values()
    entry.wants_code = True
    body = _sign_in().body
    (session,) = house.pool.sessions
    assert session not in str(body)
    assert session.encode() not in b"".join(
        value for row in rows("auth") for value in row.values() if isinstance(value, bytes)
    )


def test_case_22_signed_in_call_when_authorization_is_odd_should_never_be_a_500() -> None:
    admin = company()
    odd = ["Bearer a, Bearer b", "bearer lower-case", f"Bearer {'x' * 16_384}", "Basic YTpi", ""]
    statuses = [
        send(start_mfa, Call(admin.caller, {}, headers={"authorization": one})).status
        for one in odd
    ]
    assert statuses[0] == statuses[2] == 400
    assert max(statuses) < 500


def test_answer_mfa_when_nobody_asked_should_be_refused() -> None:
    company()
    body = {"email": "ann@acme.example", "mfa_session": "made-up", "code": "123456"}
    answer = send(answer_mfa, Call(body=body))
    assert (answer.status, answer.code) == (401, "invalid_credentials")
