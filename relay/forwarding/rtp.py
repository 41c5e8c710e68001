"""Reading an RTP packet: RFC 3550's fixed header, RFC 8285's extensions, padding."""

from __future__ import annotations

import struct

HEADER = struct.Struct(">BBHII")
HEADER_SIZE = 12
ONE_BYTE_PROFILE = 0xBEDE
SILENT = 127
"""RFC 6464's lowest level: 127 dB under full scale."""


class MalformedPacket(ValueError):
    """A packet that contradicts itself; it is counted and dropped."""


Extent = tuple[int, int, int, int]
"""Where the payload begins and ends, and where the header extensions do (0, 0: there are none)."""


def measure(data: memoryview, size: int) -> Extent:
    """Find the payload of the packet in `data[:size]`; raises MalformedPacket."""
    if size < HEADER_SIZE:
        raise MalformedPacket("shorter than its header")
    first = data[0]
    start, extensions, extensions_end = HEADER_SIZE + 4 * (first & 15), 0, 0
    if first & 0x10:
        if start + 4 > size:
            raise MalformedPacket("its extension header is cut off")
        words = data[start + 2] << 8 | data[start + 3]
        extensions, extensions_end = start, start + 4 + 4 * words
        start = extensions_end
    end = size - data[size - 1] if first & 0x20 else size
    if start > size or end < start:
        raise MalformedPacket("its parts are longer than itself")
    return start, end, extensions, extensions_end


def audio_level(data: memoryview, extent: Extent, wanted: int) -> int | None:
    """RFC 6464's level in -dBov (0 is loudest) of extension `wanted`, or None."""
    at, end = extent[2] + 4, extent[3]
    if not end or data[at - 4] << 8 | data[at - 3] != ONE_BYTE_PROFILE:
        return None
    while at < end:
        kind, size = data[at] >> 4, (data[at] & 15) + 1
        if not data[at]:
            at += 1
            continue
        if at + size >= end + 1 or kind == 15:
            return None
        if kind == wanted:
            return data[at + 1] & 127 if at + 1 < end else None
        at += 1 + size
    return None
