"""RTCP read and written by hand: RFC 3550, 4585 (NACK, PLI), 5104 (FIR) and REMB."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SR, RR, SDES, BYE, RTPFB, PSFB = 200, 201, 202, 203, 205, 206
NACK, PLI, FIR, AFB = 1, 1, 4, 15
MOST_LOST = 512
"""How many numbers one NACK may ask for: more is a flood, or hopeless."""
MOST_PACKETS = 64
NTP_START = 3_900_000_000.0
"""Where the relay's NTP clock begins: only differences matter to those who read it."""


class Report(NamedTuple):
    """A receiver on one stream: loss of the last interval in 1/256, jitter in clock units."""

    ssrc: int
    fraction: int
    lost: int
    highest: int
    jitter: int
    last_report: int
    delay: int


class SenderReport(NamedTuple):
    """A sender's clocks at one moment: 64-bit NTP and the RTP timestamp that belongs to it."""

    ssrc: int
    ntp: int
    timestamp: int
    reports: tuple[Report, ...]


class ReceiverReport(NamedTuple):
    """Reports of somebody who sends nothing itself."""

    ssrc: int
    reports: tuple[Report, ...]


class Nack(NamedTuple):
    """The numbers that a receiver misses of one stream."""

    ssrc: int
    lost: tuple[int, ...]


class KeyFrameRequest(NamedTuple):
    """A PLI or an FIR."""

    ssrc: int


class Bitrate(NamedTuple):
    """A REMB: the bits per second that the receiver can take for all these streams together."""

    bits: int
    ssrcs: tuple[int, ...]


class Bye(NamedTuple):
    """Streams that end."""

    ssrcs: tuple[int, ...]


Packet = SenderReport | ReceiverReport | Nack | KeyFrameRequest | Bitrate | Bye


def is_rtcp(second: int) -> bool:
    """RFC 5761: what the second octet says where RTP and RTCP share a port."""
    return 192 <= second <= 223


def parse(data: bytes) -> list[Packet]:
    """Everything known in a compound packet; what is unknown or cut off is left out."""
    found: list[Packet] = []
    for count, kind, body in _split(data):
        found.extend(_read(count, kind, body))
    return found


def _split(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    for _ in range(MOST_PACKETS):
        if at + 4 > len(data) or data[at] >> 6 != 2:
            return
        end = at + 4 + 4 * int.from_bytes(data[at + 2 : at + 4])
        if end > len(data):
            return
        yield data[at] & 31, data[at + 1], data[at + 4 : end]
        at = end


def _read(count: int, kind: int, body: bytes) -> Iterator[Packet]:
    if kind == SR and len(body) >= 24:
        ssrc, ntp, timestamp = struct.unpack_from(">IQI", body)
        yield SenderReport(ssrc, ntp, timestamp, _reports(count, body[24:]))
    elif kind == RR and len(body) >= 4:
        yield ReceiverReport(int.from_bytes(body[:4]), _reports(count, body[4:]))
    elif kind == BYE:
        yield Bye(tuple(_words(body[: 4 * count])))
    elif kind in {RTPFB, PSFB} and len(body) >= 8:
        yield from _feedback(count, kind, body)


def _feedback(count: int, kind: int, body: bytes) -> Iterator[Packet]:
    media = int.from_bytes(body[4:8])
    if kind == RTPFB and count == NACK:
        yield Nack(media, _lost(body[8:]))
    elif kind == PSFB and count == PLI:
        yield KeyFrameRequest(media)
    elif kind == PSFB and count == FIR:
        yield from (KeyFrameRequest(word) for word in _words(body[8:])[::2])
    elif kind == PSFB and count == AFB and body[8:12] == b"REMB" and len(body) >= 16:
        word = int.from_bytes(body[13:16])
        yield Bitrate((word & 0x3FFFF) << (word >> 18), tuple(_words(body[16:])))


def _words(body: bytes) -> list[int]:
    whole = len(body) // 4
    return list(struct.unpack(f">{whole}I", body[: 4 * whole]))


def _reports(count: int, body: bytes) -> tuple[Report, ...]:
    found = []
    for at in range(0, min(count * 24, len(body) - 23), 24):
        ssrc, loss, highest, jitter, last, delay = struct.unpack_from(">6I", body, at)
        lost = loss & 0xFFFFFF
        signed = lost - (1 << 24) if lost & 0x800000 else lost
        found.append(Report(ssrc, loss >> 24, signed, highest, jitter, last, delay))
    return tuple(found)


def _lost(body: bytes) -> tuple[int, ...]:
    found: list[int] = []
    for word in _words(body):
        first, mask = word >> 16, word & 0xFFFF
        found.append(first)
        found.extend((first + bit + 1) & 0xFFFF for bit in range(16) if mask >> bit & 1)
        if len(found) >= MOST_LOST:
            break
    return tuple(found[:MOST_LOST])


def _packet(count: int, kind: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0x80 | count, kind, len(body) // 4) + body


def _report(one: Report) -> bytes:
    loss = one.fraction << 24 | one.lost & 0xFFFFFF
    words = (one.ssrc, loss, one.highest, one.jitter, one.last_report, one.delay)
    return struct.pack(">6I", *words)


def write_sender_report(ssrc: int, ntp: int, timestamp: int, sent: tuple[int, int]) -> bytes:
    """An SR; `sent` is packets and octets so far."""
    words = struct.pack(">IQI2I", ssrc, ntp, timestamp, sent[0] & 0xFFFFFFFF, sent[1] & 0xFFFFFFFF)
    return _packet(0, SR, words)


def write_receiver_report(ssrc: int, reports: Iterable[Report]) -> bytes:
    """An RR with at most 31 blocks."""
    blocks = [_report(one) for one in reports][:31]
    return _packet(len(blocks), RR, ssrc.to_bytes(4) + b"".join(blocks))


def write_name(ssrc: int, name: str) -> bytes:
    """An SDES packet with the CNAME that ties a person's streams together."""
    text = name.encode()[:255]
    item = ssrc.to_bytes(4) + bytes((1, len(text))) + text
    return _packet(1, SDES, item + b"\0" * (4 - len(item) % 4))


def write_nack(own: int, media: int, lost: Iterable[int]) -> bytes:
    """A NACK; `lost` in ascending order of time."""
    words: list[tuple[int, int]] = []
    for seq in lost:
        ahead = (seq - words[-1][0]) & 0xFFFF if words else 0
        if words and 0 < ahead <= 16:
            words[-1] = (words[-1][0], words[-1][1] | 1 << (ahead - 1))
        else:
            words.append((seq, 0))
    body = b"".join(struct.pack(">HH", *word) for word in words)
    return _packet(NACK, RTPFB, struct.pack(">II", own, media) + body)


def write_key_frame_request(own: int, media: int) -> bytes:
    """A PLI."""
    return _packet(PLI, PSFB, struct.pack(">II", own, media))


def write_bitrate(own: int, bits: int, ssrcs: list[int]) -> bytes:
    """A REMB for all these streams together."""
    shift = max(0, bits.bit_length() - 18)
    word = len(ssrcs) << 24 | shift << 18 | bits >> shift
    head = struct.pack(">II4sI", own, 0, b"REMB", word)
    return _packet(AFB, PSFB, head + b"".join(ssrc.to_bytes(4) for ssrc in ssrcs))


def ntp_of(now: float) -> int:
    """The relay's own NTP time of a moment on its monotonic clock."""
    return int((now + NTP_START) * (1 << 32))
