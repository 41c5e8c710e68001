"""The forwarder on a desk: members with made-up links, packets by hand, a clock that jumps."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from relay.forwarding import rtcp
from relay.forwarding.member import Member, Outlets
from relay.forwarding.outlet import Outlet
from relay.forwarding.stage import Stage
from relay.forwarding.track import AUDIO, CAMERA, SCREEN, Track

Kind = TypeVar("Kind")
OPUS, VP8, RTX, LEVEL = 111, 96, 97, 1
KEY = b"\x10\x10\x02\x00\x9d\x01\x2a\x80\x00\x60\x00"
"""A descriptor and the beginning of a key frame of 128 by 96."""
DELTA = b"\x10\x11\x02\x00"


@dataclass(frozen=True)
class Sent:
    """A packet that left."""

    marker: int
    payload_type: int
    seq: int
    timestamp: int
    ssrc: int
    payload: bytes


@dataclass
class Wire:
    """A link that remembers what left, unless it is told not to."""

    rtp: list[Sent] = field(default_factory=list)
    rtcp: list[rtcp.Packet] = field(default_factory=list)
    keeps: bool = True

    def send_rtp(self, second: int, seq: int, timestamp: int, ssrc: int, payload: bytes) -> None:
        sent = Sent(second & 128, second & 127, seq, timestamp, ssrc, payload)
        if self.keeps:
            self.rtp.append(sent)

    def send_rtcp(self, data: bytes) -> None:
        if self.keeps:
            self.rtcp.extend(rtcp.parse(data))

    def of(self, ssrc: int) -> list[Sent]:
        """What left with this SSRC."""
        return [sent for sent in self.rtp if sent.ssrc == ssrc]

    def asked(self, kind: type[Kind]) -> list[Kind]:
        """RTCP of this kind."""
        return [packet for packet in self.rtcp if isinstance(packet, kind)]


@dataclass
class Seat:
    """A member and its wire."""

    member: Member
    wire: Wire

    @property
    def voice(self) -> Outlet:
        """The first audio place."""
        return self.member.outlets.audio[0]

    @property
    def camera(self) -> Outlet:
        """The first camera place."""
        return self.member.outlets.camera[0]


def seat(name: str, first: int, places: int = 2) -> Seat:
    """Somebody whose streams are `first`, +1 (RTX +2) and +3 (RTX +4), and places from +100."""
    wire = Wire()
    tracks = [
        Track(AUDIO, first, OPUS, (0, 0)),
        Track(CAMERA, first + 1, VP8, (first + 2, RTX)),
        Track(SCREEN, first + 3, VP8, (first + 4, RTX)),
    ]
    base = first + 100
    outlets = Outlets(
        [Outlet(wire, AUDIO, (base + at, 0), (OPUS, 0)) for at in range(places)],
        [
            Outlet(wire, CAMERA, (base + 20 + at, base + 40 + at), (VP8, RTX))
            for at in range(places)
        ],
        [Outlet(wire, SCREEN, (base + 60, base + 61), (VP8, RTX))],
    )
    for at, outlet in enumerate(outlets.all()):
        outlet.mid = str(at)
    member = Member(name, wire, tracks, outlets)
    member.level_extension = LEVEL
    return Seat(member, wire)


def stage(*names: str) -> tuple[Stage, list[Seat]]:
    """A room with these people."""
    room, seats = Stage(), [seat(name, 1_000 * (at + 1)) for at, name in enumerate(names)]
    for one in seats:
        room.add(one.member, 0.0)
    return room, seats


def packet(
    ssrc: int,
    seq: int,
    timestamp: int,
    payload: bytes,
    *,
    kind: int = VP8,
    marker: bool = False,
    level: int | None = None,
) -> bytes:
    """An RTP packet, with RFC 6464's level if one is given."""
    first = 0x80 if level is None else 0x90
    head = struct.pack(
        ">BBHII", first, marker << 7 | kind, seq & 0xFFFF, timestamp & 0xFFFFFFFF, ssrc
    )
    extension = b"" if level is None else bytes((0xBE, 0xDE, 0, 1, LEVEL << 4, level, 0, 0))
    return head + extension + payload


def give(one: Seat, data: bytes, now: float) -> None:
    """Hand a decrypted packet to a member."""
    one.member.on_rtp(memoryview(bytearray(data)), len(data), now)


def speak(one: Seat, now: float, seq: int, level: int = 30) -> None:
    """A packet of speech, or of silence at level 127."""
    ssrc = one.member.by_kind[AUDIO].ssrc
    give(one, packet(ssrc, seq, seq * 960, b"opus", kind=OPUS, level=level), now)


def show(one: Seat, now: float, seq: int, key: bool = False, timestamp: int = -1) -> None:
    """A one-packet picture."""
    ssrc = one.member.by_kind[CAMERA].ssrc
    stamp = seq * 9_000 if timestamp < 0 else timestamp
    give(one, packet(ssrc, seq, stamp, KEY if key else DELTA, marker=True), now)


def numbers(sent: Iterable[Sent]) -> list[int]:
    """Their sequence numbers."""
    return [one.seq for one in sent]
