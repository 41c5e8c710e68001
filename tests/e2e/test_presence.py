"""Presence in a running house: seen within seconds, gone within five, never by strangers."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import DESKTOP, Person, person, sign_in
from tests.local.running import Running

GONE_S, COMES_S = 5.0, 8.0


@pytest.fixture
def manager(house: Running, browser: Browser, pictures: Path) -> Iterator[Person]:
    """Somebody who looks at the rooms."""
    at = person(browser, house.house.url, pictures, DESKTOP)
    sign_in(at, house.house.state, "manager")
    at.open("/rooms")
    yield at
    at.context.close()


@pytest.fixture
def learner(house: Running, browser: Browser, pictures: Path) -> Iterator[Person]:
    """Somebody who is merely at home."""
    at = person(browser, house.house.url, pictures, DESKTOP)
    sign_in(at, house.house.state, "learner")
    yield at
    at.context.close()


def test_presence_when_somebody_comes_hides_and_loses_the_network_should_follow(
    manager: Person, learner: Person
) -> None:
    name = re.compile("Lena Fischer")
    card = manager.page.get_by_role("region", name="Here now")
    expect(card).to_contain_text(name, timeout=COMES_S * 1_000)
    expect(card).to_contain_text("Online")
    manager.snap("rooms-here-now")

    learner.context.set_offline(True)
    began = time.monotonic()
    expect(card).not_to_contain_text(name, timeout=GONE_S * 1_000 + 1_000)
    assert time.monotonic() - began < GONE_S + 0.5
    learner.context.set_offline(False)
    expect(card).to_contain_text(name, timeout=30_000)

    learner.page.close()
    expect(card).not_to_contain_text(name, timeout=GONE_S * 1_000)
    assert manager.noise == []
