"""RFC 7741: the payload descriptor of VP8, as far as a forwarder and a recorder need it."""

from __future__ import annotations

from typing import NamedTuple


class Descriptor(NamedTuple):
    """`size` octets of descriptor; does a frame start here; does a key frame."""

    size: int
    starts: bool
    key: bool


def describe(payload: bytes | memoryview) -> Descriptor | None:
    """Read the descriptor; None when it is cut off."""
    size = _size(payload)
    if size is None or size >= len(payload):
        return None
    starts = bool(payload[0] & 0x10) and not payload[0] & 0x07
    return Descriptor(size, starts, starts and not payload[size] & 1)


def _size(payload: bytes | memoryview) -> int | None:
    if not payload:
        return None
    if not payload[0] & 0x80:
        return 1
    if len(payload) < 2:
        return None
    flags, size = payload[1], 2
    if flags & 0x80:
        if len(payload) < 3:
            return None
        size += 2 if payload[2] & 0x80 else 1
    return size + bool(flags & 0x40) + bool(flags & 0x30)


def starts_key_frame(payload: bytes | memoryview) -> bool:
    """True for the first packet of a frame that needs no other."""
    found = describe(payload)
    return found is not None and found.key


def key_frame_size(frame: bytes) -> tuple[int, int] | None:
    """Width and height of a key frame, from its own header; None for any other frame."""
    if len(frame) < 10 or frame[0] & 1 or frame[3:6] != b"\x9d\x01\x2a":
        return None
    return (
        int.from_bytes(frame[6:8], "little") & 0x3FFF,
        int.from_bytes(frame[8:10], "little") & 0x3FFF,
    )
