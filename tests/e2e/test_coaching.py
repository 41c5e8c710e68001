"""People over machines, in a browser: a learner appeals, a manager decides, both see the trail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.calls import scored_call, session, started_call
from tests.e2e.looks import LOOKS, leave, visitor
from tests.e2e.people import UNSETTLED, Person
from tests.local.running import Running

REASON = "I asked exactly that, only in other words."
ANSWER = "You did: the question was there, just later in the call."


def _disputable(learner: Person, house: Running) -> Locator:
    """The first verdict that the learner may appeal, in an official call made for this."""
    card = scored_call(session(house, "learner"))
    learner.open(f"/roleplays/{card['roleplay_id']}/scorecard")
    return learner.page.get_by_role("button", name=re.compile("^I see this differently")).first


@pytest.mark.parametrize("look", LOOKS)
def test_appeal_when_a_manager_decides_should_change_the_scorecard_and_leave_a_trail(
    house: Running, browser: Browser, pictures: Path, look: str
) -> None:
    learner = visitor(browser, house, pictures, look, "learner")
    _disputable(learner, house).click()
    learner.page.get_by_role("textbox", name=re.compile("What did the judge miss")).fill(REASON)
    learner.press("Send to my manager")
    learner.sees("You disagree. Your manager will decide.")
    call = re.search(r"rp_[0-9a-z]+", learner.page.url)
    assert call

    manager = visitor(browser, house, pictures, look, "manager")
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
    leave(learner, look)
    leave(manager, look)


SAID = ("<img src=x onerror=alert(1)><b>Bold</b> & co.", "مرحبا، كيف حالك اليوم؟", "🙂🙂🙂")
LONG = "Rindfleischetikettierung" * 834


@pytest.mark.parametrize("look", LOOKS)
def test_call_when_words_are_strange_should_keep_them_and_give_no_hint_unasked(
    house: Running, browser: Browser, pictures: Path, look: str
) -> None:
    call = started_call(session(house, "learner"))
    learner = visitor(browser, house, pictures, look, "learner")
    page = learner.page
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    learner.open(f"/roleplays/{call}")
    box = page.get_by_role("textbox", name="What you say")
    for words in (*SAID, LONG[:3_900]):
        box.fill(words)
        learner.press("Send")
        expect(page.get_by_text(words, exact=True)).to_be_visible()
        expect(page.locator(UNSETTLED)).to_have_count(0)
    box.fill(LONG)
    learner.sees("16,016 characters too long")
    expect(box).to_have_value(LONG)
    expect(page.get_by_role("log").locator("img, b")).to_have_count(0)
    expect(page.get_by_text("Show hints")).to_be_hidden()
    assert [one for one in asked if one.endswith("/hints")] == []
    learner.snap(f"strange-words-{look}")
    leave(learner, look)
