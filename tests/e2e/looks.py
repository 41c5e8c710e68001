"""How a screen may look: large and light, small and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from tests.e2e.people import DESKTOP, PHONE, Person, person, sign_in
from tests.local.running import Running

Scheme = Literal["light", "dark"]
LOOKS: dict[str, tuple[tuple[int, int], Scheme]] = {
    "desktop-light": (DESKTOP, "light"),
    "phone-dark": (PHONE, "dark"),
}


def visitor(browser: Browser, house: Running, pictures: Path, look: str, role: str) -> Person:
    """One of the demo company's people, signed in, before a screen of that look."""
    size, scheme = LOOKS[look]
    found = person(browser, house.house.url, pictures, size)
    found.page.emulate_media(color_scheme=scheme)
    sign_in(found, house.house.state, role)
    return found


def leave(found: Person, look: str) -> None:
    """Close the browser, after a look at its width and at what its console complained about."""
    width = found.page.evaluate("document.documentElement.scrollWidth")
    assert width <= LOOKS[look][0][0]
    assert found.noise == []
    found.context.close()
