"""Whose work a coach sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sparring.auth.service import scope
from sparring.kit.errors import Unauthorized
from sparring.kit.table import ensure_verified
from tests.support.company import Person, auth_house, colleague, company, team
from tests.support.wire import wire


@pytest.fixture(autouse=True)
def house() -> Iterator[None]:
    with auth_house():
        yield


def _north(role: str) -> tuple[Person, str]:
    admin = company()
    north = team(admin, "North")
    return colleague(admin, "kim@acme.example", role, team_id=north), north


def test_visible_team_when_manager_of_a_team_should_be_that_team() -> None:
    manager, north = _north("manager")
    assert scope.visible_team(manager.caller) == north


def test_visible_team_when_admin_in_a_team_should_be_all() -> None:
    admin, _ = _north("admin")
    assert scope.visible_team(admin.caller) is None


def test_visible_team_when_account_was_read_already_should_read_nothing() -> None:
    manager, north = _north("manager")
    ensure_verified(manager.caller)
    with wire() as watched:
        assert scope.visible_team(manager.caller) == north
    assert watched.calls == []


def test_team_of_when_there_is_no_account_should_refuse() -> None:
    with pytest.raises(Unauthorized):
        scope.team_of(None)
