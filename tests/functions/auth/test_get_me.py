"""GET /v1/me."""

from __future__ import annotations

from functions.auth import get_me, update_user
from functions.settings import set_language_model
from tests.support.company import colleague, company, send, team
from tests.support.http import Call
from tests.support.wire import wire


def test_get_me_when_signed_in_should_show_person_company_and_team() -> None:
    admin = company()
    north = team(admin, "North")
    person = colleague(admin, "kim@acme.example", "manager", team_id=north)
    assert send(get_me, Call(person.caller)).body == {
        "user_id": person.user_id,
        "name": "Kim Colleague",
        "email": "kim@acme.example",
        "email_verified": True,
        "role": "manager",
        "team_id": north,
        "team_name": "North",
        "tenant_id": admin.caller.tenant,
        "company_name": "Acme",
        "mfa_enabled": False,
        "locale": "en",
        "model": {"kind": "built_in", "name": "Built-in buyer"},
    }


def test_get_me_when_read_should_need_one_read() -> None:
    person = company()
    with wire() as watched:
        assert send(get_me, Call(person.caller)).status == 200
    assert watched.calls == ["BatchGetItem"]


def test_get_me_when_a_provider_is_set_should_name_its_model() -> None:
    admin = company()
    body = {"model": "gpt-test", "api_key": "sk-0123456789", "base_url": "https://llm.example/v1"}
    assert send(set_language_model, Call(admin.caller, body)).status == 200
    model = send(get_me, Call(admin.caller)).body["model"]
    assert model == {"kind": "openai", "name": "gpt-test"}


def test_get_me_when_disabled_should_answer_401() -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example")
    send(update_user, Call(admin.caller, {"status": "disabled"}, {"user_id": person.user_id}))
    answer = send(get_me, Call(person.caller))
    assert (answer.status, answer.code) == (401, "account_disabled")


def test_get_me_when_nobody_is_signed_in_should_answer_401() -> None:
    assert send(get_me).status == 401


def test_case_20_get_me_when_the_token_is_an_id_token_should_answer_401() -> None:
    from tests.support.http import Context, answer_of, http_event

    event = http_event(get_me.DECLARATION, Call(company().caller))
    event["requestContext"]["authorizer"]["jwt"]["claims"]["token_use"] = "id"
    answer = answer_of(get_me.handler(event, Context()))
    assert (answer.status, answer.code) == (401, "invalid_token")
