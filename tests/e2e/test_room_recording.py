"""A recorded room in two browsers: both agree, both see it, it plays afterwards and it goes."""

from __future__ import annotations

import io
import re
import time
import urllib.error
import urllib.request
from typing import Any

import av
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_rooms import Guest, two  # noqa: F401

LONG_S = 6.0
APART_S = 0.5
READY_S = 30.0
PAUSED_S = 4.0
"""Recording waits while somebody reloads the page."""
IN_STEP_S = 0.3
NOBODY_WRITES = "your company has no language model set that could write it down"
"""Told by whoever would write it down: the fact of the recording has reached them."""

POSITIONS = "() => [...document.querySelectorAll('video')].map((one) => one.currentTime)"


def _made(host: Guest) -> str:
    host.at.open("/rooms")
    host.at.press("New room")
    dialog = host.at.page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Name").fill("Recorded round")
    dialog.get_by_role("checkbox", name="This room may be recorded").check()
    host.at.press("Make the room")
    expect(host.at.page.get_by_role("heading", name="Recorded round")).to_be_visible()
    host.sits("Seller")
    host.at.press("New invitation link")
    return host.at.page.get_by_label("Invitation link", exact=True).input_value()


def _agrees(guest: Guest) -> None:
    box = guest.at.page.get_by_role("checkbox", name="I agree to be recorded")
    box.check()
    expect(box).to_be_checked()


def _is_recorded(guest: Guest) -> None:
    expect(guest.at.page.get_by_text("This call is being recorded.")).to_be_visible(timeout=8_000)


def _films(page: Page) -> list[dict[str, Any]]:
    """What the screen asked for to play the recording, once it is ready."""
    wanted = re.compile(r"/v1/rooms/[^/]+/recordings/rc_\w+$")
    with page.expect_response(wanted, timeout=READY_S * 1_000) as got:
        pass
    return list(got.value.json()["files"])


def _lengths(film: dict[str, Any]) -> dict[str, float]:
    """From the first frame to the last of each track, as a demuxer reads the file."""
    times: dict[str, list[float]] = {}
    content = urllib.request.urlopen(film["url"], timeout=10).read()
    with av.open(io.BytesIO(content), "r") as container:
        for packet in container.demux():
            if packet.pts is not None:
                times.setdefault(packet.stream.type, []).append(
                    float(packet.pts * packet.time_base)
                )
    return {kind: max(at) - min(at) for kind, at in times.items()}


def _positions(page: Page) -> list[float]:
    return list(page.evaluate(POSITIONS))


def _record(host: Guest, guest: Guest) -> float:
    """Meet, agree, and be recorded, one of them even through a reload; seconds that it took."""
    guest.at.page.goto(_made(host))
    guest.sits("Buyer")
    _agrees(host)
    for one in (host, guest):
        one.joins()
    host.sees(guest)
    host.at.press("Record")
    waiting = f"Recording waits until these agree: {guest.name}"
    expect(host.at.page.get_by_text(waiting)).to_be_visible()
    guest.at.press("I agree to be recorded")
    for one in (host, guest):
        _is_recorded(one)
    began = time.monotonic()
    guest.at.page.reload()
    guest.joins()
    _is_recorded(guest)
    guest.sees(host)
    host.at.page.wait_for_timeout(LONG_S * 1_000)
    return time.monotonic() - began


def _end(host: Guest) -> None:
    host.at.press("Leave")
    host.at.press("End for everybody")
    host.at.page.get_by_role("dialog").get_by_role("button", name="End for everybody").click()


def _plays_in_step(page: Page, films: list[dict[str, Any]]) -> None:
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.wait_for_timeout(2_500)
    first = _positions(page)
    assert min(first) > 1.0, first
    page.get_by_role("slider", name="Where to play").fill("4")
    page.wait_for_timeout(1_200)
    at = [here + film["begins"] for here, film in zip(_positions(page), films, strict=True)]
    assert max(at) - min(at) < IN_STEP_S, (at, films)
    assert min(at) > 4.0, at


def _shares(page: Page) -> list[float]:
    cells = page.get_by_role("region", name="Who spoke").get_by_role("cell").all_inner_texts()
    return [float(one.removesuffix(" %")) for one in cells if one.endswith("%")]


def test_recording_when_both_agree_should_play_in_step_and_be_deleted_for_good(
    two: tuple[Guest, Guest],  # noqa: F811
) -> None:
    host, guest = two
    lasted = _record(host, guest)
    guest.at.snap("room-recorded-phone")
    _end(host)

    films = [one for one in _films(host.at.page) if one["kind"] == "person"]
    assert {one["seat"] for one in films} == {"seller", "buyer"}
    for film in films:
        lengths = _lengths(film)
        assert lengths.keys() == {"audio", "video"}
        assert abs(lengths["audio"] - lengths["video"]) < APART_S, lengths
    whole = max(one["begins"] + one["seconds"] for one in films)
    assert abs(whole - lasted) < PAUSED_S, (whole, lasted)
    page = host.at.page
    _plays_in_step(page, films)
    host.at.snap("room-after-desktop")
    assert len(_shares(page)) == len(two)
    assert sum(_shares(page)) == pytest.approx(100.0)
    expect(page.get_by_text(NOBODY_WRITES)).to_be_visible(timeout=READY_S * 1_000)

    guest.at.page.goto(page.url)
    expect(guest.at.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(guest.at.page.get_by_role("button", name="Delete")).to_have_count(0)
    guest.at.snap("room-after-phone")
    host.at.press("Delete")
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    host.at.sees("This call was not recorded.")
    for film in films:
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(film["url"], timeout=10)
    assert host.at.noise == []
