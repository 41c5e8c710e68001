"""People over machines, in a browser: a learner appeals, a manager decides, both see the trail."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.calls import scored_call, session
from tests.e2e.people import DESKTOP, PHONE, Person, person, sign_in
from tests.local.running import Running

Scheme = Literal["light", "dark"]
LOOKS: dict[str, tuple[tuple[int, int], Scheme]] = {
    "desktop-light": (DESKTOP, "light"),
    "phone-dark": (PHONE, "dark"),
}
REASON = "I asked exactly that, only in other words."
ANSWER = "You did: the question was there, just later in the call."


def _visitor(browser: Browser, house: Running, pictures: Path, look: str, role: str) -> Person:
    size, scheme = LOOKS[look]
    visitor = person(browser, house.house.url, pictures, size)
    visitor.page.emulate_media(color_scheme=scheme)
    sign_in(visitor, house.house.state, role)
    return visitor


def _disputable(learner: Person, house: Running) -> Locator:
    """The first verdict that the learner may appeal, in an official call made for this."""
    card = scored_call(session(house, "learner"))
    learner.open(f"/roleplays/{card['roleplay_id']}/scorecard")
    return learner.page.get_by_role("button", name=re.compile("^I see this differently")).first


@pytest.mark.parametrize("look", LOOKS)
def test_appeal_when_a_manager_decides_should_change_the_scorecard_and_leave_a_trail(
    house: Running, browser: Browser, pictures: Path, look: str
) -> None:
    learner = _visitor(browser, house, pictures, look, "learner")
    _disputable(learner, house).click()
    learner.page.get_by_role("textbox", name=re.compile("What did the judge miss")).fill(REASON)
    learner.press("Send to my manager")
    learner.sees("You disagree. Your manager will decide.")
    call = re.search(r"rp_[0-9a-z]+", learner.page.url)
    assert call

    manager = _visitor(browser, house, pictures, look, "manager")
    manager.open("/reviews?scope=appealed")
    manager.snap(f"reviews-{look}")
    manager.open(f"/reviews/{call.group()}")
    appealed = manager.page.get_by_role("article").filter(has_text=REASON)
    appealed.get_by_role("radio", name="Met", exact=True).click()
    appealed.get_by_role("textbox").fill(ANSWER)
    manager.snap(f"review-{look}")
    manager.page.keyboard.press("Control+Enter")
    expect(manager.page.get_by_text("Reviewed", exact=True).first).to_be_visible()

    learner.page.reload()
    learner.sees("Appeal accepted by")
    learner.sees(ANSWER)
    expect(learner.page.get_by_role("heading", name="What people changed")).to_be_visible()
    width = learner.page.evaluate("document.documentElement.scrollWidth")
    assert width <= LOOKS[look][0][0]
    assert learner.noise + manager.noise == []
    for visitor in (learner, manager):
        visitor.context.close()
