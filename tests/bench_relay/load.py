"""Sends everybody's voice and picture at the right moments, and everybody's reports."""

from __future__ import annotations

import asyncio
import heapq
import time
from dataclasses import dataclass

from relay.forwarding import rtcp
from tests.bench_relay.media import FRAMES_PER_S, STAMP, pictures, voice
from tests.bench_relay.person import Caller, Tally
from tests.bench_relay.sdp import OPUS, VP8

TURN_S = 0.002


@dataclass
class Speaker:
    """Somebody who sends: the line, and the SSRCs of voice and picture."""

    line: Caller
    voice: int
    picture: int
    stamped: bool
    _voices: int = 0
    _frames: int = 0
    _picture: int = 0
    _packets: int = 0

    def say(self) -> None:
        """One voice packet."""
        at = self._voices
        self._voices += 1
        payload = self._stamp(voice())
        self.line.send_rtp(OPUS, at & 0xFFFF, at * 960 & 0xFFFFFFFF, self.voice, payload)

    def show(self) -> int:
        """One frame; returns how many packets that was."""
        frames = pictures()
        if self.line.wants_key:
            self.line.wants_key, self._picture = False, 0
        packets = frames[self._picture % len(frames)]
        self._picture += 1
        stamp = self._frames * (90_000 // FRAMES_PER_S) & 0xFFFFFFFF
        self._frames += 1
        for at, packet in enumerate(packets):
            second = VP8 | (128 if at == len(packets) - 1 else 0)
            payload = self._stamp(packet)
            self.line.send_rtp(second, self._packets & 0xFFFF, stamp, self.picture, payload)
            self._packets += 1
        return len(packets)

    def _stamp(self, payload: bytes) -> bytes:
        if not self.stamped:
            return payload
        return payload[:-STAMP] + time.monotonic_ns().to_bytes(STAMP)

    def report(self) -> None:
        """Sender reports of both streams."""
        ntp = rtcp.ntp_of(time.monotonic())
        stamps = ((self.voice, self._voices * 960), (self.picture, self._frames * 3_000))
        for ssrc, stamp in stamps:
            report = rtcp.write_sender_report(ssrc, ntp, stamp & 0xFFFFFFFF, (1, 1))
            self.line.send_rtcp(report)


class Load:
    """Everybody of a run. Runs until cancelled; people may be added while it does."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._due: list[tuple[float, int, bool]] = []
        self.speakers: list[Speaker] = []
        self.listeners: list[Caller] = []

    def add(self, speaker: Speaker) -> None:
        """From now on this person sends, each at a phase of their own."""
        number = len(self.speakers)
        self.speakers.append(speaker)
        now = time.monotonic()
        heapq.heappush(self._due, (now + (number * 7 % 20) / 1_000, number, False))
        heapq.heappush(self._due, (now + (number * 11 % 33) / 1_000, number, True))

    async def run(self) -> None:
        """Send what is due, again and again."""
        reported, step = time.monotonic(), 0
        while True:
            now = time.monotonic()
            while self._due and self._due[0][0] <= now:
                self._send(*self._due[0])
            step += 1
            if step % 10 == 0:
                for line in self.listeners:
                    line.ask_again()
            if now - reported > 1.0:
                reported = now
                self._report()
            await asyncio.sleep(TURN_S)

    def _send(self, due: float, number: int, is_picture: bool) -> None:
        speaker = self.speakers[number]
        if is_picture:
            self._tally.sent += speaker.show()
            next_at = due + 1 / FRAMES_PER_S
        else:
            speaker.say()
            self._tally.sent += 1
            next_at = due + 0.02
        heapq.heapreplace(self._due, (next_at, number, is_picture))

    def _report(self) -> None:
        for speaker in self.speakers:
            speaker.report()
        for line in self.listeners:
            line.report()
