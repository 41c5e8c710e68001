"""Every screen of the demo company, by role, large and small, light and dark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import DESKTOP, PHONE, Person, person
from tests.local.running import Running

Scheme = Literal["light", "dark"]

COMMON = {"home": "/", "buyers": "/bots", "sessions": "/roleplays", "rubrics": "/rubrics"}
SCREENS = {
    "learner": COMMON,
    "manager": {**COMMON, "people": "/people"},
    "admin": {
        **COMMON,
        "people": "/people",
        "invitations": "/people/invitations",
        "teams": "/people/teams",
        "settings": "/settings",
        "profile": "/profile",
    },
}
LOOKS: dict[str, tuple[tuple[int, int], Scheme]] = {
    "desktop-light": (DESKTOP, "light"),
    "desktop-dark": (DESKTOP, "dark"),
    "phone-light": (PHONE, "light"),
    "phone-dark": (PHONE, "dark"),
}


def _sign_in(visitor: Person, house: Running, role: str) -> None:
    login = json.loads((house.house.state / "demo.json").read_text())[role]
    visitor.open("/sign-in")
    visitor.fill("E-mail", login["email"])
    visitor.fill("Password", login["password"])
    visitor.press("Sign in")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Hello")


def _scorecard(visitor: Person, look: str) -> None:
    """The newest call's scorecard and its transcript."""
    visitor.open("/roleplays")
    visitor.page.get_by_role("main").get_by_role("link").first.click()
    expect(visitor.page.get_by_role("list", name="What was said").first).to_be_visible()
    visitor.snap(f"tour-learner-scorecard-{look}")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("role", SCREENS)
def test_tour_when_signed_in_should_show_every_screen_without_a_complaint(
    house: Running, browser: Browser, pictures: Path, role: str, look: str
) -> None:
    size, scheme = LOOKS[look]
    visitor = person(browser, house.house.url, pictures, size)
    visitor.page.emulate_media(color_scheme=scheme)
    _sign_in(visitor, house, role)
    for name, path in SCREENS[role].items():
        visitor.open(path)
        expect(visitor.page.get_by_role("heading", level=1).first).to_be_visible()
        width = visitor.page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0], f"{path} is {width} px wide"
        visitor.snap(f"tour-{role}-{name}-{look}")
    if role == "learner":
        _scorecard(visitor, look)
    assert visitor.noise == []
    visitor.context.close()
