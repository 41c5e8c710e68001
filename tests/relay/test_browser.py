"""Two Chromium pages with made-up devices in one room: what a person's browser does with it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from relay.address import find_addresses
from relay.control import messages
from relay.peer.transport import Bench
from relay.room.person import Site
from relay.room.room import Room
from relay.settings import Settings
from tests.relay.house import PORTS, Told, run, until
from tests.support.chromium import CHROMIUM, DEVICES, FLAGS

LOUD = "--autoplay-policy=no-user-gesture-required"
OFFER = """async (places) => {
  const pc = window.pc = new RTCPeerConnection({bundlePolicy: "max-bundle"});
  const wanted = {audio: ["audio/opus"], video: ["video/VP8", "video/rtx"]};
  const add = (kind, what, direction) => {
    const one = pc.addTransceiver(what, {direction});
    const codecs = RTCRtpSender.getCapabilities(kind).codecs;
    one.setCodecPreferences(codecs.filter((c) => wanted[kind].includes(c.mimeType)));
  };
  const video = {width: 320, height: 240};
  const media = await navigator.mediaDevices.getUserMedia({audio: true, video});
  add("audio", media.getAudioTracks()[0], "sendonly");
  add("video", media.getVideoTracks()[0], "sendonly");
  add("video", "video", "sendonly");
  for (let at = 0; at < places; at++) add("audio", "audio", "recvonly");
  for (let at = 0; at <= places; at++) add("video", "video", "recvonly");
  pc.ontrack = (event) => {
    const shown = document.createElement(event.track.kind);
    shown.autoplay = true;
    shown.srcObject = event.streams[0];
    document.body.append(shown);
  };
  await pc.setLocalDescription(await pc.createOffer());
  return pc.localDescription.sdp;
}"""
SEEN = """async () => {
  const seen = {frames: 0, energy: 0, freezes: 0, lost: 0};
  (await pc.getStats()).forEach((one) => {
    if (one.type !== "inbound-rtp") return;
    seen.frames += one.framesDecoded || 0;
    seen.energy += one.totalAudioEnergy || 0;
    seen.freezes += one.freezeCount || 0;
    seen.lost += one.packetsLost;
  });
  return seen;
}"""


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(sys.executable).with_name("node"))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=[*FLAGS, *DEVICES, LOUD]
        )
        yield browser
        await browser.close()


async def _open(browser: Browser, room: Room, told: Told, name: str) -> Page:
    page = await browser.new_page()
    # Devices are given to secure pages only, and localhost is one.
    await page.route("**/*", lambda route: route.fulfill(body="<body>", content_type="text/html"))
    await page.goto("http://localhost/")
    offer = await page.evaluate(OFFER, 7)
    await room.join(messages.Join(seq=1, room="r", participant=name, offer=offer))
    sdp = told.of(messages.Answer, name)[-1].sdp
    await page.evaluate("(sdp) => pc.setRemoteDescription({type: 'answer', sdp})", sdp)
    assert await until(lambda: bool(told.of(messages.Connected, name)), 8.0)
    return page


async def _see(page: Page) -> dict[str, Any]:
    return dict(await page.evaluate(SEEN))


def test_browsers_when_they_meet_should_see_and_hear_each_other_and_part() -> None:
    async def scene() -> None:
        told = Told()
        site = Site(Bench(), "", PORTS, find_addresses(Settings()))
        room = Room("r", site, told, (10.0, 2.0))
        async with _browser() as browser:
            ann = await _open(browser, room, told, "ann")
            bob = await _open(browser, room, told, "bob")
            await run(room, 4.0)
            for page in (ann, bob):
                seen = await _see(page)
                assert seen["frames"] > 40
                assert seen["energy"] > 0
                assert (seen["freezes"], seen["lost"]) == (0, 0)
            room.stage.watch("bob", set(), room.loop.time())
            await run(room, 0.5)
            hidden = (await _see(bob))["frames"]
            await run(room, 1.0)
            assert (await _see(bob))["frames"] <= hidden + 2
            room.stage.watch("bob", None, room.loop.time())
            await run(room, 1.5)
            assert (await _see(bob))["frames"] > hidden + 10
            await ann.close()
            await run(room, 3.5)
            assert told.of(messages.Gone, "ann")
        await room.close("ended")

    asyncio.run(scene())
