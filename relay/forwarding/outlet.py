"""One outgoing stream: a fixed place in somebody's page, filled by whoever sits there."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol

from relay.forwarding.history import Kept
from relay.forwarding.rtcp import Report, write_sender_report
from relay.forwarding.track import AUDIO, CLOCK
from relay.forwarding.vp8 import starts_key_frame

if TYPE_CHECKING:
    from relay.forwarding.track import Track

RESENDS_PER_S = 200.0
KEPT_REPORTS = 8
RESEND_PAUSE_S = 0.015


class Link(Protocol):
    """The way to one person: encrypts and sends. No call waits; what cannot leave is dropped."""

    def send_rtp(self, second: int, seq: int, timestamp: int, ssrc: int, payload: bytes) -> None:
        """Send a packet; `second` is the marker bit and payload type."""

    def send_rtcp(self, data: bytes) -> None:
        """Send a compound RTCP packet of at most 1,200 octets."""


class Outlet:
    """Numbers and timestamps go on without a gap, whoever is shown and whatever was left out."""

    def __init__(
        self, link: Link, kind: str, ssrcs: tuple[int, int], types: tuple[int, int]
    ) -> None:
        """`ssrcs` and `types`: of the stream and of what is resent (0 when RTX is not spoken)."""
        self.link, self.kind = link, kind
        self.mid = ""
        self.ssrc, self.rtx_ssrc = ssrcs
        self.payload_type, self.rtx_type = types
        self.track: Track | None = None
        self.is_open = False
        self.seq_offset = self.timestamp_offset = self._floor = 0
        self.last, self.last_timestamp, self._left_at = -1, 0, 0.0
        self.packets = self.octets = 0
        self._rtx_seq = 0
        self._resent: dict[int, float] = {}
        self._allowance, self._allowed_at = RESENDS_PER_S, 0.0
        self._sent_reports: OrderedDict[int, float] = OrderedDict()
        self.fraction_lost = 0.0
        self.jitter = 0
        self.round_trip: float | None = None

    def show(self, track: Track | None, now: float) -> None:
        """Let this track in from its next good packet on, or nobody."""
        if track is self.track:
            return
        self.pause(now)
        if self.track is not None:
            self.track.outlets.remove(self)
        self.track = track
        if track is not None:
            track.outlets.append(self)
            track.key_wanted = track.kind != AUDIO

    def pause(self, now: float) -> None:
        """Stop; what comes next continues the numbers as if nothing had been left out."""
        if self.is_open and self.track is not None:
            self.last = (self.track.last + self.seq_offset) & 0xFFFF
            self.last_timestamp = (self.track.last_timestamp + self.timestamp_offset) & 0xFFFFFFFF
            self._left_at = min(now, self.track.last_at)
        self.is_open = False

    def forward(self, seq: int, packet: Kept, now: float) -> None:
        """Pass on a packet that came in order."""
        if not self.is_open and not self._begin(seq, packet, now):
            return
        timestamp, marker, payload = packet
        self.packets += 1
        self.octets += len(payload)
        self.link.send_rtp(
            marker | self.payload_type,
            (seq + self.seq_offset) & 0xFFFF,
            (timestamp + self.timestamp_offset) & 0xFFFFFFFF,
            self.ssrc,
            payload,
        )

    def forward_late(self, seq: int, packet: Kept, now: float) -> None:
        """Pass on a packet that came out of order, unless it is from before the beginning."""
        if self.is_open and (seq - self._floor) & 0xFFFF < 0x8000:
            self.forward(seq, packet, now)

    def _begin(self, seq: int, packet: Kept, now: float) -> bool:
        if self.kind != AUDIO and not starts_key_frame(packet[2]):
            return False
        if self.track is not None:
            # Whoever else asked for a key frame has it now.
            self.track.key_wanted = False
        if self.last < 0:
            self.seq_offset = self.timestamp_offset = 0
        else:
            elapsed = max(1, round((now - self._left_at) * CLOCK[self.kind]))
            self.seq_offset = (self.last + 1 - seq) & 0xFFFF
            self.timestamp_offset = (self.last_timestamp + elapsed - packet[0]) & 0xFFFFFFFF
        self._floor, self.is_open = seq, True
        self._resent.clear()
        return True

    def resend(self, lost: tuple[int, ...], now: float) -> int:
        """Answer a NACK from the track's history; returns how many were sent."""
        history = self.track.history if self.track else None
        if history is None or not self.is_open:
            return 0
        sent = 0
        for number in lost:
            seq = (number - self.seq_offset) & 0xFFFF
            kept = history.find(seq) if (seq - self._floor) & 0xFFFF < 0x8000 else None
            if kept is not None and self._may_resend(number, now):
                self._send_again(number, kept)
                sent += 1
        return sent

    def _may_resend(self, number: int, now: float) -> bool:
        grown = self._allowance + (now - self._allowed_at) * RESENDS_PER_S
        self._allowance, self._allowed_at = min(RESENDS_PER_S, grown), now
        if self._allowance < 1 or now - self._resent.get(number, -1.0) < RESEND_PAUSE_S:
            return False
        if len(self._resent) > 1_000:
            self._resent.clear()
        self._allowance -= 1
        self._resent[number] = now
        return True

    def _send_again(self, number: int, kept: Kept) -> None:
        stamp, marker, payload = kept
        timestamp = (stamp + self.timestamp_offset) & 0xFFFFFFFF
        if not self.rtx_ssrc:
            second = marker | self.payload_type
            self.link.send_rtp(second, number, timestamp, self.ssrc, payload)
            return
        self._rtx_seq = (self._rtx_seq + 1) & 0xFFFF
        wrapped = number.to_bytes(2) + payload
        second = marker | self.rtx_type
        self.link.send_rtp(second, self._rtx_seq, timestamp, self.rtx_ssrc, wrapped)

    def sender_report(self, shift: int, now: float) -> bytes:
        """The publisher's clocks in this stream's timestamps; empty until they are known."""
        clocks = self.track.clocks_at(now, shift) if self.track and self.is_open else None
        if clocks is None:
            return b""
        ntp, timestamp = clocks
        self._sent_reports[ntp >> 16 & 0xFFFFFFFF] = now
        if len(self._sent_reports) > KEPT_REPORTS:
            self._sent_reports.popitem(last=False)
        own = (timestamp + self.timestamp_offset) & 0xFFFFFFFF
        return write_sender_report(self.ssrc, ntp, own, (self.packets, self.octets))

    def heard(self, report: Report, now: float) -> None:
        """Keep what the receiver says of this stream."""
        self.fraction_lost, self.jitter = report.fraction / 256, report.jitter
        sent_at = self._sent_reports.get(report.last_report)
        if sent_at is not None:
            self.round_trip = max(0.0, now - sent_at - report.delay / 65_536)
