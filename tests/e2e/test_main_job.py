"""The main job, in a browser: a company signs up, a learner practises, the scorecard quotes it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import (
    DESKTOP,
    PASSWORD,
    PHONE,
    UNSETTLED,
    Person,
    link_in,
    newest_mail,
    person,
)
from tests.local.running import Running

LINES = (
    "Hi, this is Kim from Northwind. Did I catch you at a bad time?",
    "How do you handle that today, and who is involved?",
    "What is the hardest part of it for your people?",
    "What happens when it goes wrong, and what does that cost you in a month?",
    "So people leave over it and you lose money every week. Did I get that right?",
    "Shall we look at it together on Thursday at ten?",
)
SIZES = {"desktop": DESKTOP, "phone": PHONE}


def _signed_up(admin: Person, stamp: str) -> None:
    admin.open("/sign-up")
    admin.fill("Company", f"Northwind {stamp}")
    admin.fill("Your name", "Ada Admin")
    admin.fill("E-mail", f"ada-{stamp}@northwind.example")
    admin.fill("Password", PASSWORD)
    admin.press("Create the company")
    admin.sees("Hello, Ada")


def _bot_published(admin: Person) -> str:
    admin.open("/bots")
    admin.press("New buyer")
    dialog = admin.page.get_by_role("dialog")
    dialog.get_by_role("button", name=re.compile("Priya Nair")).first.click()
    expect(admin.page.get_by_role("heading", name=re.compile("Edit Priya Nair"))).to_be_visible()
    admin.press("Publish")
    expect(admin.page.get_by_text(re.compile(r"[Pp]ublished")).first).to_be_visible()
    return "Priya Nair"


def _invited(admin: Person, email: str) -> str:
    admin.open("/people/invitations")
    admin.press("Invite somebody")
    dialog = admin.page.get_by_role("dialog")
    dialog.get_by_label("E-mail").fill(email)
    dialog.get_by_label("Name").fill("Lee Learner")
    dialog.get_by_role("button", name="Send the invitation").click()
    expect(dialog.get_by_label("Invitation link")).to_be_visible()
    admin.snap("invitation")
    return link_in(newest_mail(admin.url, email, "invit"), "/invitations/accept")


def _accepted(learner: Person, link: str) -> None:
    learner.page.goto(link)
    learner.fill("Password", PASSWORD)
    learner.page.get_by_role("button", name=re.compile("[Aa]ccept|[Jj]oin")).first.click()
    learner.sees("Hello, Lee")


def _played(learner: Person, bot: str, name: str) -> None:
    learner.open("/bots")
    learner.page.get_by_role("link", name=re.compile(bot)).first.click()
    learner.page.get_by_text("Official", exact=False).first.click()
    learner.snap(f"before-{name}")
    learner.page.get_by_role("button", name=re.compile("^Start")).first.click()
    learner.page.wait_for_url(re.compile(r"/roleplays/rp_"))
    box = learner.page.get_by_role("textbox", name="What you say")
    expect(box).to_be_visible()
    for number, line in enumerate(LINES):
        if not box.is_visible():
            # The buyer agreed, or hung up.
            break
        box.fill(line)
        # By button, which waits until the last answer is complete; the first by Enter.
        learner.press("Send") if number else learner.page.keyboard.press("Enter")
        said = learner.page.get_by_text(re.compile(rf"· turn {2 * number + 3}\b")).first
        expect(said).to_be_visible()
        expect(learner.page.locator(UNSETTLED)).to_have_count(0)
        if number == 3:
            learner.snap(f"roleplay-{name}")


def _finished(learner: Person) -> None:
    ended = learner.page.get_by_text("The call is over")
    if not ended.is_visible():
        learner.press("End call")
        learner.page.get_by_role("dialog").get_by_role("button", name="End the call").click()
    expect(ended).to_be_visible()
    learner.page.get_by_role("link", name="See your scorecard").click()


def _quotes(learner: Person) -> list[tuple[int, str]]:
    """The quotes of the scorecard: turn and words."""
    learner.page.wait_for_url(re.compile("/scorecard"))
    lists = learner.page.get_by_role("list", name="What was said")
    expect(lists.first).to_be_visible()
    found = [one.inner_text() for one in lists.get_by_role("button").all()]
    parsed = [re.fullmatch(r"Turn (\d+): “(.*)”", one, re.DOTALL) for one in found]
    return [(int(one[1]), one[2]) for one in parsed if one]


def _said(learner: Person, turn: int) -> str:
    return learner.page.locator(f"#turn-{turn}").inner_text()


def _jumps(learner: Person) -> None:
    """A quote leads to its turn in the transcript and marks the words."""
    learner.page.get_by_role("list", name="What was said").get_by_role("button").first.click()
    expect(learner.page.locator("[data-marked=true] mark").first).to_be_in_viewport()


@pytest.mark.parametrize("name", SIZES)
def test_main_job_when_a_company_signs_up_should_end_on_the_managers_dashboard(
    house: Running, browser: Browser, pictures: Path, name: str
) -> None:
    url, stamp = house.house.url, f"{name}-{time.time_ns()}"
    admin = person(browser, url, pictures, SIZES[name])
    _signed_up(admin, stamp)
    bot = _bot_published(admin)
    expect(admin.page.get_by_text("Never published")).to_have_count(0)
    admin.snap(f"bot-editor-{name}")
    email = f"lee-{stamp}@northwind.example"
    link = _invited(admin, email)
    learner = person(browser, url, pictures, SIZES[name])
    _accepted(learner, link)
    _played(learner, bot, name)
    _finished(learner)
    quotes = _quotes(learner)
    learner.snap(f"scorecard-{name}")
    assert quotes
    assert [words for turn, words in quotes if words not in _said(learner, turn)] == []
    _jumps(learner)
    admin.open("/")
    admin.sees("Lee Learner")
    admin.snap(f"dashboard-manager-{name}")
    assert (admin.noise, learner.noise) == ([], [])
