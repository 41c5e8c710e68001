"""Every function of this module has a sample event that it understands."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from sparring.kit.declare import Endpoint
from tests.support.company import colleague, company, invited, team
from tests.support.http import Context, answer_of
from tests.support.tables import facts

ROOT = Path(__file__).parents[3]
NAMES = sorted(
    path.stem for path in (ROOT / "functions" / "auth").glob("*.py") if path.stem != "__init__"
)
BUS = ROOT / "events" / "bus"
ANNOUNCED = (
    "TenantCreated",
    "UserJoined",
    "UserChanged",
    "UserInvited",
    "InvitationClosed",
    "TeamNamed",
)


def _sample(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((ROOT / "events" / "auth" / f"{name}.json").read_text())
    return event


@pytest.mark.parametrize("name", [name for name in NAMES if name != "add_token_claims"])
def test_sample_event_when_sent_to_an_empty_house_should_be_understood(name: str) -> None:
    function = importlib.import_module(f"functions.auth.{name}")
    declaration: Endpoint = function.DECLARATION
    event = _sample(name)
    assert event["routeKey"] == f"{declaration.method} {declaration.path}"
    answer = answer_of(function.handler(event, Context()))
    # Nobody is there yet: strangers are let in or refused, but nothing is malformed or breaks.
    assert answer.status in {200, 201, 204, 400, 401, 404, 422}
    if answer.status in {400, 422}:
        assert answer.code in {"bad_link", "wrong_code"}


@pytest.mark.parametrize("name", ANNOUNCED)
def test_bus_sample_when_compared_with_what_is_announced_should_have_its_fields(name: str) -> None:
    admin = company()
    colleague(admin, "kim@acme.example", team_id=team(admin, "North"))
    invited(admin, "lou@acme.example")
    sample = json.loads((BUS / f"{name}.v1.json").read_text())
    assert sample["detail-type"] == f"{name}.v1"
    if name == "UserChanged":
        assert sample["detail"]["payload"].keys() == _payload("UserJoined").keys()
        return
    assert sample["detail"]["payload"].keys() == _payload(name).keys()


def _payload(name: str) -> dict[str, object]:
    (*_, newest) = [row for row in facts("auth") if row["fact"] == name]
    payload: dict[str, object] = newest["payload"]
    return payload


def test_facts_when_announced_should_never_hold_an_email_address() -> None:
    admin = company()
    colleague(admin, "kim@acme.example")
    assert "@" not in json.dumps([row["payload"] for row in facts("auth")])
