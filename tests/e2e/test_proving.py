"""What coaches prove the judge and the buyer with, in a browser: blind judging, preview, re-score,
a talk with a draft, a review by keyboard.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.calls import DISCOVERY, Session, discovery_rubric, scored_call, session
from tests.e2e.looks import LOOKS, leave, visitor
from tests.e2e.people import Person
from tests.local.running import Running

CALLS = 3
LINE = "How do you handle that today, and what does it cost you?"


@pytest.fixture(scope="module")
def rubric(house: Running) -> str:
    """A rubric with enough official calls to look back at."""
    learner = session(house, "learner")
    for _ in range(CALLS):
        scored_call(learner, DISCOVERY)
    return discovery_rubric(learner)


@pytest.mark.parametrize("look", ["desktop-light"])
def test_calibration_when_judged_blind_should_show_agreement_and_take_an_example(
    house: Running, browser: Browser, pictures: Path, look: str, rubric: str
) -> None:
    manager = visitor(browser, house, pictures, look, "manager")
    page = manager.page
    manager.open(f"/rubrics/{rubric}")
    page.get_by_label("Past calls").fill(str(CALLS))
    manager.press("Judge them blind")
    for number in range(CALLS):
        _judge(page, number)
        if number == 0:
            manager.snap(f"calibration-blind-{look}")
        manager.press("Done with this call")
        manager.sees(f"{number + 1} of {CALLS} judged")
    manager.press("Compare with the machine")
    manager.sees("95 % interval")
    expect(page.get_by_role("table", name="You and the machine")).to_be_visible()
    example = page.get_by_role("button", name=re.compile("^Use as an example")).first
    manager.snap(f"calibration-{look}")
    example.click()
    expect(page.get_by_role("button", name="Added").first).to_be_disabled()
    leave(manager, look)


def _judge(page: Page, number: int) -> None:
    """Only the first criterion is met, whatever the machine says, which nobody sees yet."""
    expect(page.get_by_role("button", name=f"Call {number + 1}", exact=True)).to_have_attribute(
        "aria-current", "true"
    )
    articles = page.get_by_role("main").get_by_role("article")
    expect(articles.first).to_be_visible()
    expect(page.get_by_text(re.compile("[Mm]achine:"))).to_have_count(0)
    for place, one in enumerate(articles.all()):
        _choose(one, "Not met" if place else "Met")


def _choose(criterion: Locator, verdict: str) -> None:
    criterion.get_by_role("radio", name=verdict, exact=True).press("Space")


@pytest.mark.parametrize("look", LOOKS)
def test_rubric_when_changed_should_preview_one_call_and_tell_who_would_change(
    house: Running, browser: Browser, pictures: Path, look: str, rubric: str
) -> None:
    api = session(house, "manager")
    before = api.ask("GET", f"rubrics/{rubric}")
    manager = visitor(browser, house, pictures, look, "manager")
    try:
        _change(manager, look, rubric, "0" if before["rubric"]["pass_mark"] else "5")
    finally:
        _restore(api, rubric, before["rubric"])
    leave(manager, look)


def _change(manager: Person, look: str, rubric: str, mark: str) -> None:
    """Preview another pass mark, keep it, and ask who would change."""
    manager.open(f"/rubrics/{rubric}/edit")
    manager.page.get_by_label("Pass mark (0 to 5)").fill(mark)
    manager.press("Judge it")
    expect(manager.page.get_by_role("status").filter(has_text="This draft gives")).to_be_visible()
    manager.snap(f"rubric-preview-{look}")
    manager.page.get_by_role("button", name=re.compile("^Save as version")).first.click()
    manager.sees("is saved")
    manager.open(f"/rubrics/{rubric}")
    manager.press("Judge past calls with this version")
    expect(manager.page.get_by_role("table", name="Calls whose result would change")).to_be_visible(
        timeout=60_000
    )
    expect(manager.page.get_by_text("would change between pass and fail")).to_be_visible()
    manager.snap(f"rescore-{look}")


def _restore(api: Session, rubric: str, content: object) -> None:
    newest = api.ask("GET", f"rubrics/{rubric}")["version"]
    api.ask("PATCH", f"rubrics/{rubric}", {"version": newest, "rubric": content})


@pytest.mark.parametrize("look", LOOKS)
def test_draft_when_talked_to_should_show_its_state_of_mind_and_survive_a_failure(
    house: Running, browser: Browser, pictures: Path, look: str
) -> None:
    bots = session(house, "manager").ask("GET", "bots?call_type=discovery")["items"]
    manager = visitor(browser, house, pictures, look, "manager")
    page = manager.page
    manager.open(f"/bots/{bots[0]['bot_id']}/edit")
    page.get_by_role("radio", name="Try it").press("Space")
    box = page.get_by_role("textbox", name="Say something to this buyer")
    box.fill(LINE)
    page.route("**/bots/try-out", lambda route: route.abort())
    box.press("Enter")
    manager.sees("We cannot reach the server")
    expect(box).to_have_value(LINE)
    page.unroute("**/bots/try-out")
    box.press("Enter")
    pane = page.get_by_role("log", name="The talk so far")
    expect(pane.get_by_text("Decided:").last).to_be_visible()
    expect(pane.get_by_text("Read as:")).to_be_visible()
    expect(pane.get_by_text(LINE)).to_have_count(1)
    expect(box).to_have_value("")
    pane.scroll_into_view_if_needed()
    manager.snap(f"try-out-{look}")
    manager.noise[:] = [one for one in manager.noise if "ERR_FAILED" not in one]
    leave(manager, look)


@pytest.mark.parametrize("look", LOOKS)
def test_review_when_done_by_keyboard_should_need_no_mouse(
    house: Running, browser: Browser, pictures: Path, look: str
) -> None:
    card = scored_call(session(house, "learner"))
    manager = visitor(browser, house, pictures, look, "manager")
    page = manager.page
    manager.open(f"/reviews/{card['roleplay_id']}")
    expect(page.get_by_role("main").get_by_role("article").first).to_be_visible()
    other = "n" if card["criteria"][0]["verdict"] == "yes" else "y"
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press(other)
    page.keyboard.press("c")
    page.keyboard.type("Heard in the whole call.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Reviewed", exact=True).first).to_be_visible()
    seen = session(house, "manager").ask("GET", f"roleplays/{card['roleplay_id']}/scorecard")
    assert seen["criteria"][0]["verdict"] == {"y": "yes", "n": "no"}[other]
    leave(manager, look)
