"""Every screen of the demo company, by role, large and small, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import DESKTOP, PHONE, Person, person, sign_in
from tests.local.running import Running

Scheme = Literal["light", "dark"]

COMMON = {"home": "/", "buyers": "/bots", "sessions": "/roleplays", "rubrics": "/rubrics"}
SCREENS = {
    "learner": COMMON,
    "manager": {**COMMON, "reviews": "/reviews", "people": "/people"},
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


def _scorecard(visitor: Person, look: str) -> None:
    """A passed call's scorecard and its transcript: the newest call may be another test's."""
    visitor.open("/roleplays?result=passed")
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
    sign_in(visitor, house.house.state, role)
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
