"""A track on disk: records that are only ever appended, each with its length and checksum.

A file that ends in the middle of a record, as it does when the relay is killed, reads well up to
there. Times are seconds of recorded time: pauses are cut out.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from relay.forwarding.history import Kept

FRAME = struct.Struct(">II")
PACKET = struct.Struct(">cdHIB")
CLOCKS = struct.Struct(">cdI")
MOST_OCTETS = 4_096


@dataclass(frozen=True)
class Head:
    """Whose track this is; `kind` is audio, camera or screen, `clock` its ticks per second."""

    participant: str
    kind: str
    clock: int


class Packet(NamedTuple):
    """An RTP packet as it came, at `arrival`."""

    arrival: float
    seq: int
    timestamp: int
    marker: int
    payload: bytes


class Clocks(NamedTuple):
    """What a sender report says: the RTP timestamp of a moment of recorded time."""

    at: float
    timestamp: int


class Break(NamedTuple):
    """The recording was paused here: the next packet follows at `at` without a link to the last."""

    at: float


Record = Packet | Clocks | Break


def write_head(head: Head) -> bytes:
    """The first record of a file."""
    return _framed(b"H" + json.dumps(head.__dict__).encode())


def write_packet(packet: Packet) -> bytes:
    """One packet."""
    return b"".join(write_kept(packet[0], packet[1], packet[2:]))


def write_kept(arrival: float, seq: int, packet: Kept) -> tuple[bytes, bytes]:
    """The same in two pieces: a relay does this for each packet, so one copy less counts."""
    timestamp, marker, payload = packet
    body = PACKET.pack(b"P", arrival, seq, timestamp, marker) + payload
    return FRAME.pack(len(body), crc32(body)), body


def write_clocks(clocks: Clocks) -> bytes:
    """One sender report."""
    return _framed(CLOCKS.pack(b"S", *clocks))


def write_break(at: float) -> bytes:
    """One pause."""
    return _framed(struct.pack(">cd", b"B", at))


def _framed(body: bytes) -> bytes:
    return FRAME.pack(len(body), crc32(body)) + body


def read_log(path: Path) -> tuple[Head, Iterator[Record]] | None:
    """The head and what follows it, up to the first damaged record; None without a head."""
    bodies = _bodies(path)
    first = next(bodies, b"")
    if first[:1] != b"H":
        return None
    return Head(**json.loads(first[1:])), _records(bodies)


def _bodies(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while len(front := file.read(FRAME.size)) == FRAME.size:
            size, checksum = FRAME.unpack(front)
            body = file.read(size) if size <= MOST_OCTETS else b""
            if not size or len(body) != size or crc32(body) != checksum:
                return
            yield body


def _records(bodies: Iterator[bytes]) -> Iterator[Record]:
    for body in bodies:
        kind = body[:1]
        if kind == b"P":
            _, arrival, seq, timestamp, marker = PACKET.unpack_from(body)
            yield Packet(arrival, seq, timestamp, marker, body[PACKET.size :])
        elif kind == b"S":
            yield Clocks(*CLOCKS.unpack(body)[1:])
        elif kind == b"B":
            yield Break(struct.unpack(">cd", body)[1])
