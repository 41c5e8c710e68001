"""The four pages that Lighthouse looks at: sign-in, dashboard, roleplay, scorecard."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.test_main_job import LINES
from tests.lighthouse.audit import Browser, Form, Scores, audit, browsing, install
from tests.local.running import Running

FORMS: tuple[Form, ...] = ("mobile", "desktop")


def _sign_in(browser: Browser, house: Running) -> None:
    learner = json.loads((house.house.state / "demo.json").read_text())["learner"]
    page = browser.page
    page.goto(f"{house.house.url}/sign-in")
    page.get_by_label("E-mail", exact=True).first.fill(learner["email"])
    page.get_by_label("Password", exact=True).first.fill(learner["password"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hello", timeout=20_000)


def _call_with_some_turns(browser: Browser, house: Running) -> str:
    """Play a little, and leave the call open; answers its address."""
    page = browser.page
    page.goto(f"{house.house.url}/bots")
    page.get_by_role("main").get_by_role("link").first.click()
    page.get_by_role("button", name=re.compile("^Start")).first.click()
    page.wait_for_url(re.compile(r"/roleplays/rp_"))
    for number, line in enumerate(LINES[:2]):
        page.get_by_role("textbox").first.fill(line)
        page.get_by_role("button", name="Send", exact=True).click()
        turn = page.get_by_text(re.compile(rf"· turn {2 * number + 3}\b")).first
        expect(turn).to_be_visible(timeout=20_000)
    return page.url


def _ended(browser: Browser, call: str) -> str:
    page = browser.page
    page.goto(call)
    page.get_by_role("button", name="End call").click()
    page.get_by_role("dialog").get_by_role("button", name="End the call").click()
    page.get_by_role("link", name="See your scorecard").click(timeout=20_000)
    expect(page.get_by_role("list", name="What was said").first).to_be_visible(timeout=20_000)
    return page.url


@contextmanager
def _profile() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def scores(house: Running) -> Iterator[tuple[str, Form, Scores]]:
    """Every page at both sizes, in the order in which people meet them."""
    install()
    url = house.house.url
    with _profile() as profile, browsing(profile) as browser:
        for form in FORMS:
            yield "sign_in", form, audit(browser, f"{url}/sign-in", form)
    with _profile() as profile, browsing(profile) as browser:
        _sign_in(browser, house)
        for form in FORMS:
            yield "dashboard", form, audit(browser, f"{url}/", form)
        call = _call_with_some_turns(browser, house)
        for form in FORMS:
            yield "roleplay", form, audit(browser, call, form)
        card = _ended(browser, call)
        for form in FORMS:
            yield "scorecard", form, audit(browser, card, form)
