"""The language model of a company: set, shown, forgotten; its key never comes out again."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from botocore.exceptions import ClientError

from functions.settings import forget_language_model, get_language_model, set_language_model
from sparring.kit import lookup
from sparring.kit.caller import Caller
from sparring.settings import repository, service
from tests.support.calls import sent
from tests.support.http import Answer, Call, admit, person
from tests.support.tables import facts, rows

KEY = "sk-planted-canary-0123456789-wxyz"


@pytest.fixture
def admin() -> Caller:
    return person(role="admin")


def _set(admin: Caller, **changes: Any) -> Answer:
    body = {"model": "gpt-5-mini", "api_key": KEY, **changes}
    return sent(set_language_model, Call(admin, {k: v for k, v in body.items() if v is not None}))


def test_get_language_model_when_nothing_is_set_should_say_built_in(admin: Caller) -> None:
    answer = sent(get_language_model, Call(admin))
    assert answer.body["kind"] == "built_in"
    assert answer.body["key_last4"] is None


def test_set_language_model_when_given_a_key_should_show_four_characters(admin: Caller) -> None:
    answer = _set(admin)
    assert answer.status == 200
    assert (answer.body["kind"], answer.body["key_last4"]) == ("openai", "wxyz")
    assert sent(get_language_model, Call(admin)).body == answer.body
    assert KEY not in str(answer.body)


def test_set_language_model_when_stored_should_hold_no_plain_key(admin: Caller) -> None:
    _set(admin)
    assert KEY not in str(rows("settings"))
    assert KEY.encode() not in str(rows("settings")).encode()


def test_case_45_key_when_set_should_be_in_no_log_line(
    admin: Caller, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        _set(admin)
        _set(admin, base_url="not a url")
    printed = capsys.readouterr()
    assert KEY not in caplog.text + printed.out + printed.err


def test_set_language_model_when_refused_should_not_echo_the_key(admin: Caller) -> None:
    answer = _set(admin, api_key="x" * 401)
    assert answer.status == 422
    assert "xxx" not in str(answer.body)


def test_set_language_model_when_key_is_left_out_should_keep_it(admin: Caller) -> None:
    _set(admin)
    answer = _set(admin, api_key=None, model="gpt-5")
    assert (answer.body["model"], answer.body["key_last4"]) == ("gpt-5", "wxyz")
    stored = lookup.one(admin, repository.language_model(admin))
    assert service.api_key(admin, stored) == KEY


def test_set_language_model_when_address_changes_without_the_key_should_refuse(
    admin: Caller,
) -> None:
    _set(admin)
    answer = _set(admin, api_key=None, base_url="https://elsewhere.example/v1")
    assert (answer.status, answer.body["errors"][0]["field"]) == (422, "api_key")
    assert sent(get_language_model, Call(admin)).body["base_url"] == "https://api.openai.com/v1"


def test_set_language_model_when_no_key_was_ever_given_should_refuse(admin: Caller) -> None:
    assert _set(admin, api_key=None).status == 422
    assert not facts("settings")


@pytest.mark.parametrize(
    "change",
    [
        {"base_url": "ftp://x"},
        {"base_url": "http://a b"},
        {"model": "a b"},
        {"model": ""},
        {"tenant_limit_usd": -1},
        {"tenant_limit_usd": 1e9},
        {"user_limit_usd": "a lot"},
        {"api_key": "short"},
    ],
)
def test_set_language_model_when_a_field_is_wrong_should_name_it(
    admin: Caller, change: dict[str, object]
) -> None:
    answer = _set(admin, **change)
    assert answer.status == 422
    assert answer.body["errors"][0]["field"] == next(iter(change))
    assert not facts("settings")


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data",
        "https://169.254.169.254/v1",
        "https://[fd00:ec2::254]/v1",
        "https://127.0.0.1/v1",
        "http://127.0.0.1:9001/2018-06-01/runtime",
        "https://10.0.0.7/v1",
        "https://2130706433/v1",
        "http://93.184.215.14/v1",
        "https://user:secret@93.184.215.14/v1",
        "https://93.184.215.14:99999/v1",
    ],
)
def test_case_43_set_language_model_when_address_leads_inside_should_refuse_at_once(
    admin: Caller, address: str
) -> None:
    answer = _set(admin, base_url=address)
    assert (answer.status, answer.body["errors"][0]["field"]) == (422, "base_url")
    assert "secret" not in str(answer.body)
    assert not facts("settings")


def test_set_language_model_when_hosts_may_be_private_should_take_an_own_server(
    admin: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODEL_HOSTS", "private")
    assert _set(admin, base_url="http://127.0.0.1:11434/v1").status == 200
    assert _set(admin, base_url="http://169.254.169.254/v1").status == 422


def test_set_language_model_when_name_is_not_known_should_take_it(admin: Caller) -> None:
    assert _set(admin, base_url="https://not-yet.sparring.invalid/v1").status == 200


def test_case_10_set_language_model_when_disabled_should_not_look_the_address_up(
    admin: Caller,
) -> None:
    admit(admin, status="disabled")
    assert _set(admin, base_url="https://127.0.0.1/v1").code == "account_disabled"


def test_forget_language_model_when_set_should_forget_the_key(admin: Caller) -> None:
    _set(admin, tenant_limit_usd=7)
    assert sent(forget_language_model, Call(admin)).status == 204
    shown = sent(get_language_model, Call(admin)).body
    assert (shown["kind"], shown["key_last4"], shown["tenant_limit_usd"]) == ("built_in", None, 7)
    (row,) = [row for row in rows("settings") if row["sk"] == "LANGUAGE_MODEL"]
    assert row["sealed_key"] == {}


def test_forget_language_model_when_repeated_should_announce_once(admin: Caller) -> None:
    _set(admin)
    for _ in range(3):
        assert sent(forget_language_model, Call(admin)).status == 204
    kinds = [fact["payload"]["kind"] for fact in facts("settings")]
    assert kinds == ["openai", "built_in"]


@pytest.mark.parametrize("role", ["manager", "learner"])
def test_language_model_when_not_an_admin_should_answer_403(admin: Caller, role: Any) -> None:
    other = person(admin.tenant, role)
    calls = {
        get_language_model: Call(other),
        set_language_model: Call(other, {"model": "gpt-5", "api_key": KEY}),
        forget_language_model: Call(other),
    }
    assert {sent(function, call).status for function, call in calls.items()} == {403}


def test_case_10_set_language_model_when_disabled_should_answer_401(admin: Caller) -> None:
    admit(admin, status="disabled")
    answer = _set(admin)
    assert (answer.status, answer.code) == (401, "account_disabled")
    assert not [row for row in rows("settings") if row["sk"] == "LANGUAGE_MODEL"]


def test_set_language_model_when_signed_out_everywhere_should_answer_401(admin: Caller) -> None:
    admit(admin, not_before=admin.issued_at + 1)
    assert _set(admin).code == "signed_out"


def test_set_language_model_when_role_was_taken_away_should_answer_401(admin: Caller) -> None:
    admit(admin, role="learner")
    assert _set(admin).code == "token_stale"


def test_case_44_key_when_pasted_into_another_company_should_not_open(admin: Caller) -> None:
    _set(admin)
    other = person(role="admin")
    stolen = lookup.one(admin, repository.language_model(admin))
    with pytest.raises(ClientError):
        service.api_key(other, stolen)


def test_case_01_language_model_when_another_company_asks_should_show_its_own(
    admin: Caller,
) -> None:
    _set(admin)
    assert sent(get_language_model, Call(person(role="admin"))).body["kind"] == "built_in"
