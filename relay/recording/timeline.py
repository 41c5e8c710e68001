"""From packets to frames with their times: order, clocks, gaps; no file and no codec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from relay.forwarding.vp8 import describe, key_frame_size
from relay.recording.log import Break, Clocks, Head, Packet, Record

FARTHEST_S = 1.0
"""Sender report and arrival differ by less, or the report is of another time (or forged)."""


class Frame(NamedTuple):
    """Something to mux: at `at` seconds of recorded time; `size` is a key frame's picture."""

    at: float
    data: bytes
    key: bool
    size: tuple[int, int] | None = None


class Ordered(NamedTuple):
    """A packet in order, its number and timestamp unwrapped, its time known."""

    seq: int
    at: float
    packet: Packet


def read_frames(head: Head, records: Iterable[Record]) -> Iterator[Frame]:
    """The frames of a track in order of time."""
    for stretch in _stretches(records):
        ordered = list(_order(stretch, head.clock))
        yield from _pictures(ordered) if head.kind != "audio" else _sounds(ordered)


def _stretches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """What lies between two pauses, or two beginnings of the sender."""
    stretch: list[Record] = []
    last: Packet | None = None
    for record in records:
        if isinstance(record, Break) or _begins_anew(last, record):
            yield stretch
            stretch, last = [], None
        if isinstance(record, Packet):
            last = record
        if not isinstance(record, Break):
            stretch.append(record)
    yield stretch


def _begins_anew(last: Packet | None, record: Record) -> bool:
    if last is None or not isinstance(record, Packet):
        return False
    ahead = (record.seq - last.seq) & 0xFFFF
    return 3_000 < ahead < 0x10000 - 3_000


def _order(stretch: list[Record], clock: int) -> Iterator[Ordered]:
    """Unwrap, sort, drop what came twice, and give each packet its time."""
    packets = [record for record in stretch if isinstance(record, Packet)]
    if not packets:
        return
    first = packets[0]
    by_seq: dict[int, tuple[Packet, int]] = {}
    seq, timestamp = first.seq, first.timestamp
    for packet in packets:
        seq = _unwrapped(packet.seq, seq, 16)
        timestamp = _unwrapped(packet.timestamp, timestamp, 32)
        by_seq.setdefault(seq, (packet, timestamp))
    begin = _beginning(stretch, by_seq, clock)
    for seq in sorted(by_seq):
        packet, timestamp = by_seq[seq]
        yield Ordered(seq, max(0.0, begin + timestamp / clock), packet)


def _unwrapped(value: int, near: int, bits: int) -> int:
    """The number congruent to `value` that lies nearest to `near`."""
    half = 1 << bits - 1
    return near + ((value - near + half) & ((1 << bits) - 1)) - half


def _beginning(stretch: list[Record], by_seq: dict[int, tuple[Packet, int]], clock: int) -> float:
    """The time of timestamp 0: by the sender's report if there is one, else by the arrivals.

    Both tracks of a person are placed by reports that share one clock, which is what keeps lips
    and voice together; arrivals differ by the jitter of each.
    """
    packets = list(by_seq.values())
    arrival = min(packet.arrival - timestamp / clock for packet, timestamp in packets)
    reports = [record for record in stretch if isinstance(record, Clocks)]
    for report in reports:
        timestamp = _unwrapped(report.timestamp, packets[0][1], 32)
        reported = report.at - timestamp / clock
        if abs(reported - arrival) < FARTHEST_S:
            return reported
    return arrival


def _sounds(ordered: list[Ordered]) -> Iterator[Frame]:
    for one in ordered:
        yield Frame(one.at, one.packet.payload, True)


def _pictures(ordered: list[Ordered]) -> Iterator[Frame]:
    """Whole frames; after a loss nothing until the next key frame: nothing would decode."""
    pieces: list[Ordered] = []
    waiting, expected = True, -1
    for one in ordered:
        if one.seq != expected and expected >= 0:
            pieces, waiting = [], True
        expected = one.seq + 1
        pieces.append(one)
        if one.packet.marker:
            frame = _whole(pieces)
            pieces = []
            if frame is None or (waiting and not frame.key):
                waiting = True
                continue
            waiting = False
            yield frame


def _whole(pieces: list[Ordered]) -> Frame | None:
    described = [describe(one.packet.payload) for one in pieces]
    if not described[0] or not described[0].starts:
        return None
    data = b"".join(
        one.packet.payload[found.size :]
        for one, found in zip(pieces, described, strict=True)
        if found
    )
    size = key_frame_size(data) if described[0].key else None
    return Frame(pieces[0].at, data, described[0].key, size)
