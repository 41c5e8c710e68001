"""Four seconds of Opus and of 600 kbps VP8, encoded once and sent over and over."""

from __future__ import annotations

import fractions
from functools import cache

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext

SECONDS, FRAMES_PER_S, BITS = 4, 30, 600_000
MOST_OCTETS = 1_100
VOICE_OCTETS = 180
STAMP = 8
"""The last octets of a payload carry the time at which it was sent."""


@cache
def pictures() -> list[list[bytes]]:
    """The packets of each frame, with RFC 7741's descriptor; the first frame is a key frame."""
    codec = av.CodecContext.create("libvpx", "w")
    assert isinstance(codec, VideoCodecContext)
    codec.width, codec.height, codec.pix_fmt = 640, 480, "yuv420p"
    codec.time_base = fractions.Fraction(1, FRAMES_PER_S)
    codec.framerate, codec.bit_rate = fractions.Fraction(FRAMES_PER_S), BITS
    codec.options = {"deadline": "realtime", "cpu-used": "8", "lag-in-frames": "0", "g": "999"}
    codec.options |= {"minrate": str(BITS), "maxrate": str(BITS), "bufsize": str(BITS // 4)}
    noise = np.random.default_rng(1)
    small = noise.integers(0, 255, (60, 80, 3), dtype=np.uint8)
    found: list[bytes] = []
    for at in range(SECONDS * FRAMES_PER_S):
        pixels = np.roll(small, (at, 2 * at), (0, 1)).repeat(8, 0).repeat(8, 1)
        frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
        frame.pts = at
        found += [bytes(packet) for packet in codec.encode(frame)]
    return [_packets(frame) for frame in found]


def _packets(frame: bytes) -> list[bytes]:
    count = -(-len(frame) // MOST_OCTETS)
    size = -(-len(frame) // count)
    pieces = [frame[at : at + size] for at in range(0, len(frame), size)]
    return [(b"\x10" if not at else b"\x00") + piece for at, piece in enumerate(pieces)]


@cache
def voice() -> bytes:
    """One Opus frame of 20 ms (TOC of a mono CELT frame); nobody who forwards looks inside."""
    return b"\xf8" + bytes(VOICE_OCTETS - 1)


def packets_per_s() -> float:
    """Of one person: voice and picture."""
    return 50 + sum(len(frame) for frame in pictures()) / SECONDS
