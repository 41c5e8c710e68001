"""People in front of a browser: what they see, type and press, by its accessible name."""

from __future__ import annotations

import json
import re
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

DESKTOP = (1280, 800)
PHONE = (390, 844)
PATIENCE_MS = 20_000
PASSWORD = "Practise-2026!"
UNSETTLED = ", ".join(f"[data-state={one}]" for one in ("sending", "thinking", "streaming"))
EXPECTED_NOISE = ("status of 401", "status of 404")


@dataclass
class Person:
    """One browser with one person in front of it. `noise` is what the console complained about."""

    page: Page
    context: BrowserContext
    url: str
    pictures: Path
    noise: list[str]

    def open(self, path: str) -> None:
        """Go to a page of the house."""
        self.page.goto(self.url + path)
        self.page.wait_for_load_state("networkidle")

    def snap(self, name: str) -> None:
        """Keep a picture of what is on the screen."""
        self.page.wait_for_load_state("networkidle")
        self.page.screenshot(path=str(self.pictures / f"{name}.png"), animations="disabled")

    def fill(self, label: str, text: str) -> None:
        """Type into a field."""
        self.page.get_by_label(label, exact=True).first.fill(text)

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def go(self, name: str) -> None:
        """Follow a link."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def sees(self, text: str) -> None:
        """Wait until a text is on the screen."""
        expect(self.page.get_by_text(text).first).to_be_visible()


def person(browser: Browser, url: str, pictures: Path, size: tuple[int, int] = DESKTOP) -> Person:
    """Somebody with a fresh browser profile."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    noise: list[str] = []
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("console", lambda said: _listen(said.type, said.text, noise))
    return Person(page, context, url, pictures, noise)


def sign_in(visitor: Person, state: Path, role: str) -> None:
    """Sign in as one of the demo company's people, whose logins lie in the state folder."""
    login = json.loads((state / "demo.json").read_text())[role]
    visitor.open("/sign-in")
    visitor.fill("E-mail", login["email"])
    visitor.fill("Password", login["password"])
    visitor.press("Sign in")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Hello")


def _listen(kind: str, text: str, noise: list[str]) -> None:
    if kind == "error" and not any(known in text for known in EXPECTED_NOISE):
        noise.append(text)


def newest_mail(url: str, to: str, subject: str) -> str:
    """The text of the newest mail to an address, waiting for it."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with urllib.request.urlopen(f"{url}/mail.json", timeout=5) as answer:
            mails: list[dict[str, Any]] = json.load(answer)["items"]
        found = [m for m in mails if to in m["to"] and subject in m["subject"]]
        if found:
            return str(max(found, key=lambda m: float(m["sent_at"]))["text"])
        time.sleep(0.2)
    raise AssertionError(f"no mail to {to} about {subject}")


def link_in(mail: str, path: str) -> str:
    """The first link in a mail that leads to a page of ours."""
    found = re.search(rf"https?://\S+{re.escape(path)}\S*", mail)
    assert found, mail
    return found.group()
