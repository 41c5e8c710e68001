"""A practice room in two browsers: they meet, see and hear each other, part and come back."""

from __future__ import annotations

import contextlib
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Locator, expect

from tests.e2e.people import DESKTOP, PHONE, Person, person, sign_in
from tests.local.running import Running

REMEMBER = """
const Real = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Real {
  constructor(...given) { super(...given); window.newest = this; }
};
"""
SEEN = """async () => {
  const seen = {frames: 0, energy: 0, freezes: 0};
  (await window.newest.getStats()).forEach((one) => {
    if (one.type !== "inbound-rtp") return;
    seen.frames += one.framesDecoded || 0;
    seen.energy += one.totalAudioEnergy || 0;
    seen.freezes += one.freezeCount || 0;
  });
  return seen;
}"""
WATCHED_S = 15.0
MEET_S, BACK_S, GONE_S = 12.0, 5.0, 5.0


@dataclass
class Guest:
    """Somebody of the demo company in front of a browser, with a made-up camera."""

    at: Person
    name: str

    def sits(self, seat: str) -> None:
        """Take a seat in the lobby."""
        self.at.page.get_by_role("button", name=re.compile(f"^{seat}")).click()
        mine = self.at.page.get_by_role("button", name=re.compile(f"^{seat}"), pressed=True)
        expect(mine).to_be_visible()

    def joins(self) -> None:
        """Switch the devices on and go in."""
        self.at.press("Switch on camera and microphone")
        self.at.press("Join the call")
        expect(self.at.page.get_by_role("toolbar", name="Call")).to_be_visible()

    def tile(self, other: Guest) -> Locator:
        """Where this person sees another one."""
        people = self.at.page.get_by_role("list", name="People in the call")
        return people.get_by_role("listitem").filter(has_text=other.name)

    def seen(self) -> dict[str, Any]:
        """What arrived so far."""
        return dict(self.at.page.evaluate(SEEN))

    def sees(self, other: Guest, within: float = MEET_S) -> None:
        """Wait until pictures of the other one come in."""
        self._gets(other, "frames", 10, within)

    def hears(self, other: Guest, within: float = MEET_S) -> None:
        """Wait until sound of the other one comes in; who is muted sends silence."""
        self._gets(other, "energy", 0, within)

    def _gets(self, other: Guest, what: str, more: int, within: float) -> None:
        end = time.monotonic() + within
        expect(self.tile(other)).to_be_visible()
        before = self.seen()[what]
        while not (now := self.seen())[what] > before + more:
            assert time.monotonic() < end, now
            self.at.page.wait_for_timeout(100)


def _signed_in(
    house: Running, browser: Browser, pictures: Path, who: tuple[str, tuple[int, int]]
) -> Guest:
    role, size = who
    at = person(browser, house.house.url, pictures, size)
    at.context.add_init_script(REMEMBER)
    sign_in(at, house.house.state, role)
    email = json.loads((house.house.state / "demo.json").read_text())[role]["email"]
    return Guest(at, email.partition("@")[0].title())


@pytest.fixture
def two(house: Running, browser: Browser, pictures: Path) -> Iterator[tuple[Guest, Guest]]:
    """A manager at a desk and a learner with a phone."""
    guests = [
        _signed_in(house, browser, pictures, one)
        for one in (("manager", DESKTOP), ("learner", PHONE))
    ]
    yield guests[0], guests[1]
    for one in guests:
        one.at.context.close()


@pytest.fixture
def watcher(house: Running, browser: Browser, pictures: Path) -> Iterator[Guest]:
    """The admin, at a third screen."""
    guest = _signed_in(house, browser, pictures, ("admin", DESKTOP))
    yield guest
    guest.at.context.close()


def _crash(guest: Guest) -> None:
    """The page's process dies: no goodbye is said, no connection closed by the page."""
    with contextlib.suppress(Error):
        guest.at.page.goto("chrome://crash", timeout=3_000)


def _made(host: Guest) -> str:
    host.at.open("/rooms")
    host.at.press("New room")
    host.at.page.get_by_role("dialog").get_by_role("textbox", name="Name").fill("Tuesday round")
    host.at.press("Make the room")
    expect(host.at.page.get_by_role("heading", name="Tuesday round")).to_be_visible()
    host.sits("Seller")
    host.at.press("New invitation link")
    return host.at.page.get_by_label("Invitation link", exact=True).input_value()


def _brief(of: Guest) -> str:
    return of.at.page.get_by_role("heading", name="Your brief").locator("..").inner_text()


def _talk(host: Guest, guest: Guest) -> None:
    """One is muted, and they write to each other."""
    host.at.press("Mute")
    expect(guest.tile(host).get_by_role("img", name="Microphone off")).to_be_visible()
    host.at.press("Chat")
    host.at.fill("Your line", "I can see you.")
    host.at.press("Send")
    guest.at.press("Chat")
    expect(guest.at.page.get_by_role("log").get_by_text("I can see you.")).to_be_visible()


def _three(two: tuple[Guest, Guest], watcher: Guest, link: str) -> None:
    """A third one comes, everybody sees everybody, and their page dies."""
    watcher.at.page.goto(link)
    watcher.sits("Observer")
    watcher.joins()
    for other in two:
        watcher.sees(other)
        other.sees(watcher)
    host, _ = two
    host.at.snap("room-three-desktop")
    _crash(watcher)
    began = time.monotonic()
    host.at.page.bring_to_front()
    for one in two:
        expect(one.tile(watcher)).to_have_count(0, timeout=GONE_S * 1000)
    assert time.monotonic() - began < GONE_S


def test_room_when_two_browsers_meet_should_show_each_to_the_other(
    two: tuple[Guest, Guest], watcher: Guest
) -> None:
    host, guest = two
    link = _made(host)
    guest.at.page.goto(link)
    guest.sits("Buyer")
    assert _brief(guest) != _brief(host)
    guest.at.snap("room-lobby-phone")
    host.at.snap("room-lobby-desktop")
    for one in two:
        one.joins()
    for one, other in ((host, guest), (guest, host)):
        one.sees(other)
        one.hears(other)

    host.at.page.wait_for_timeout(WATCHED_S * 1000)
    assert (host.seen()["freezes"], guest.seen()["freezes"]) == (0, 0)
    host.at.snap("room-call-desktop")
    guest.at.snap("room-call-phone")

    _talk(host, guest)
    began = time.monotonic()
    guest.at.page.reload()
    guest.joins()
    guest.sees(host)
    assert time.monotonic() - began < BACK_S
    expect(guest.tile(host).get_by_role("img", name="Microphone off")).to_be_visible()
    host.at.press("Unmute")
    guest.hears(host)
    host.sees(guest)
    host.hears(guest)

    guest.at.press("Chat")
    expect(guest.at.page.get_by_role("log").get_by_text("I can see you.")).to_be_visible()

    _three(two, watcher, link)
    guest.at.page.close()
    expect(host.tile(guest)).to_have_count(0, timeout=GONE_S * 1000)
    host.at.press("Leave")
    host.at.sees("You left the call.")
    assert host.at.noise == []
