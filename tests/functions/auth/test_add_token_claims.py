"""The trigger that mints tenant, person and role into access tokens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from functions.auth import add_token_claims, update_user
from tests.support.company import House, colleague, company, send
from tests.support.http import Call, Context

SAMPLE = Path(__file__).parents[3] / "events" / "auth" / "add_token_claims.json"


def _event(attributes: dict[str, str]) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(SAMPLE.read_text())
    event["request"]["userAttributes"] = attributes
    return event


def _claims(attributes: dict[str, str]) -> object:
    answer = add_token_claims.handler(_event(attributes), Context())
    (kind, added), *others = answer["response"]["claimsAndScopeOverrideDetails"].items()
    assert (kind, others) == ("accessTokenGeneration", [])
    return added["claimsToAddOrOverride"]


def _attributes(house: House, email: str) -> dict[str, str]:
    entries = house.pool.entries.values()
    (entry,) = [one for one in entries if one.attributes["email"] == email]
    return entry.attributes


def test_add_token_claims_when_active_should_add_three_scalars(house: House) -> None:
    person = colleague(company(), "kim@acme.example", "manager")
    assert _claims(_attributes(house, person.email)) == {
        "tenant": person.caller.tenant,
        "user_id": person.user_id,
        "role": "manager",
    }


def test_case_10_add_token_claims_when_disabled_should_add_none(house: House) -> None:
    admin = company()
    person = colleague(admin, "kim@acme.example")
    send(update_user, Call(admin.caller, {"status": "disabled"}, {"user_id": person.user_id}))
    assert _claims(_attributes(house, person.email)) == {}


@pytest.mark.parametrize("missing", ["custom:tenant_id", "custom:user_id"])
def test_add_token_claims_when_pool_knows_no_account_should_add_none(
    house: House, missing: str
) -> None:
    company()
    attributes = {**_attributes(house, "ann@acme.example"), missing: ""}
    assert _claims(attributes) == {}


def test_case_01_add_token_claims_when_tenant_is_another_should_add_none(house: House) -> None:
    company()
    other = company("bob@other.example", "Other")
    attributes = {
        **_attributes(house, "ann@acme.example"),
        "custom:tenant_id": other.caller.tenant,
    }
    assert _claims(attributes) == {}
