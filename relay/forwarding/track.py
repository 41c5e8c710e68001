"""One incoming stream: its order, what is missing of it, and the report on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from relay.forwarding.history import History, Kept
from relay.forwarding.rtcp import Report, SenderReport, ntp_of

if TYPE_CHECKING:
    from relay.forwarding.outlet import Outlet

AUDIO, CAMERA, SCREEN = "audio", "camera", "screen"
CLOCK = {AUDIO: 48_000, CAMERA: 90_000, SCREEN: 90_000}
MOST_MISSING = 200
"""A gap of more packets than this is not asked for again: a key frame mends it sooner."""
LONGEST_JUMP = 3_000
"""RFC 3550's MAX_DROPOUT: two packets in a row beyond it, and the sender has begun anew."""
FIRST_WAIT_S = 0.015
"""So long a packet may be late before it is asked for: paths reorder by less."""
TRIES = 10
OLDEST_S = 1.0
NEW, LATE, REFUSED = 1, 2, 0

Tap = Callable[["Track", int, Kept, float], None]


class Track:
    """A stream as it arrives. Times are seconds of a monotonic clock, handed in."""

    def __init__(self, kind: str, ssrc: int, payload_type: int, rtx: tuple[int, int]) -> None:
        """`rtx` is the SSRC and payload type of resent packets, zeros when there are none."""
        self.kind, self.ssrc, self.payload_type = kind, ssrc, payload_type
        self.rtx_ssrc, self.rtx_type = rtx
        self.owner = ""
        self.outlets: list[Outlet] = []
        self.tap: Tap | None = None
        self.history = None if kind == AUDIO else History()
        self._seconds_per_tick = 1 / CLOCK[kind]
        self.asked_for_key = -10.0
        self.key_wanted = False
        self.received = self.bytes = 0
        self.fraction_lost = 0.0
        self.sender_report: SenderReport | None = None
        self.report_at = 0.0
        self.retry_after = 0.1
        self._jumped_to = -1
        self._restart(0, 0)
        self.begun = False

    def _restart(self, seq: int, timestamp: int) -> None:
        self.begun = True
        self.last = self._first = seq
        self.last_timestamp = timestamp
        self._cycles = 0
        self.missing: dict[int, list[float]] = {}
        self._expected_before = self._received_before = self.received = 0
        self._jitter = self._transit = 0.0
        if self.history is not None:
            self.history.clear()

    @property
    def jitter_s(self) -> float:
        """RFC 3550's interarrival jitter in seconds."""
        return self._jitter

    @property
    def last_at(self) -> float:
        """When the newest packet arrived."""
        return self._transit + self.last_timestamp * self._seconds_per_tick

    def take(self, seq: int, timestamp: int, size: int, now: float) -> int:
        """Count a packet: NEW and in order, LATE but wanted, or REFUSED: twice, or too late."""
        ahead = (seq - self.last) & 0xFFFF
        if ahead == 1 and self.begun:
            if not seq:
                self._cycles += 65_536
            self.last, self.last_timestamp = seq, timestamp
        elif not self.begun:
            self._restart(seq, timestamp)
        elif LONGEST_JUMP < ahead < 0x10000 - LONGEST_JUMP:
            if seq != self._jumped_to:
                self._jumped_to = (seq + 1) & 0xFFFF
                return REFUSED
            self._restart_everywhere(seq, timestamp, now)
        elif ahead >= 0x8000 or not ahead:
            return self._take_late(seq, size)
        else:
            self._skip(seq, timestamp, ahead, now)
        self.received += 1
        self.bytes += size
        transit = now - timestamp * self._seconds_per_tick
        moved = abs(transit - self._transit)
        self._transit = transit
        if moved < 1.0:
            self._jitter += (moved - self._jitter) * 0.0625
        return NEW

    def _restart_everywhere(self, seq: int, timestamp: int, now: float) -> None:
        for outlet in self.outlets:
            outlet.pause(now)
        self._restart(seq, timestamp)
        self.key_wanted = True

    def mend(self, seq: int, size: int) -> bool:
        """Count a resent packet: true when it was missing. What was lost stays counted as lost."""
        if self.missing.pop(seq, None) is None:
            return False
        self.bytes += size
        return True

    def _take_late(self, seq: int, size: int) -> int:
        if self.missing.pop(seq, None) is None:
            return REFUSED
        self.received += 1
        self.bytes += size
        return LATE

    def _skip(self, seq: int, timestamp: int, ahead: int, now: float) -> None:
        if seq < self.last:
            self._cycles += 65_536
        if ahead <= MOST_MISSING:
            for step in range(1, ahead):
                self.missing[(self.last + step) & 0xFFFF] = [now, 0.0, 0]
        else:
            self.missing.clear()
            self.key_wanted = True
        self.last, self.last_timestamp = seq, timestamp

    def due(self, now: float) -> Iterator[int]:
        """The numbers to ask for now; those given up are forgotten, and cost a key frame."""
        for seq, entry in list(self.missing.items()):
            since, asked, tries = entry
            if now - since > OLDEST_S or tries >= TRIES:
                del self.missing[seq]
                self.key_wanted = True
            elif now - since >= FIRST_WAIT_S and now - asked >= self.retry_after:
                entry[1], entry[2] = now, tries + 1
                yield seq

    def report(self, now: float) -> Report:
        """The receiver report on the time since the last one."""
        expected = self._cycles + self.last - self._first + 1 if self.begun else 0
        interval = expected - self._expected_before
        lost = interval - (self.received - self._received_before)
        self._expected_before, self._received_before = expected, self.received
        self.fraction_lost = min(1.0, max(0.0, lost / interval)) if interval > 0 else 0.0
        last, delay = self._last_report(now)
        return Report(
            self.ssrc,
            min(255, int(self.fraction_lost * 256)),
            max(-0x800000, min(0x7FFFFF, expected - self.received)),
            (self._cycles + self.last) & 0xFFFFFFFF,
            int(self._jitter / self._seconds_per_tick) & 0xFFFFFFFF,
            last,
            delay,
        )

    def _last_report(self, now: float) -> tuple[int, int]:
        if self.sender_report is None:
            return 0, 0
        middle = self.sender_report.ntp >> 16 & 0xFFFFFFFF
        return middle, int((now - self.report_at) * 65_536) & 0xFFFFFFFF

    def clocks_at(self, now: float, shift: int) -> tuple[int, int] | None:
        """The sender's NTP (moved by `shift` into the relay's clock) and RTP time of this moment.

        The publisher's own pairing of the two clocks is kept: both go on by the same time since
        its last report, so sound and picture stay in step for whoever plays them.
        """
        if self.sender_report is None:
            return None
        since = now - self.report_at
        ntp = self.sender_report.ntp + shift + int(since * (1 << 32))
        timestamp = self.sender_report.timestamp + round(since / self._seconds_per_tick)
        return ntp & 0xFFFFFFFFFFFFFFFF, timestamp & 0xFFFFFFFF

    def heard_report(self, report: SenderReport, now: float) -> int:
        """Keep a sender report; returns how far the sender's NTP clock is behind the relay's."""
        self.sender_report, self.report_at = report, now
        return ntp_of(now) - report.ntp
