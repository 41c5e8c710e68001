"""RTP made from real Opus and VP8, encoded once per run."""

from __future__ import annotations

import fractions
from collections.abc import Iterator
from functools import cache

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.video.codeccontext import VideoCodecContext

from relay.recording.log import Packet

TICKS = 9_000
"""Ten pictures a second."""


@cache
def opus_frames(count: int) -> tuple[bytes, ...]:
    """So many frames of 20 ms of a tone."""
    codec = av.CodecContext.create("libopus", "w")
    assert isinstance(codec, AudioCodecContext)
    codec.sample_rate, codec.layout, codec.format = 48_000, "mono", "s16"
    found: list[bytes] = []
    for at in range(count + 5):
        wave = np.sin(2 * np.pi * 440 * (at * 960 + np.arange(960)) / 48_000) * 16_000
        frame = av.AudioFrame.from_ndarray(wave.astype(np.int16).reshape(1, -1), "s16", "mono")
        frame.sample_rate, frame.pts = 48_000, at * 960
        found += [bytes(packet) for packet in codec.encode(frame)]
    return tuple(found[:count])


@cache
def vp8_frames(count: int, key_every: int, width: int = 128, height: int = 96) -> tuple[bytes, ...]:
    """So many moving pictures, one in `key_every` a key frame."""
    codec = av.CodecContext.create("libvpx", "w")
    assert isinstance(codec, VideoCodecContext)
    codec.width, codec.height, codec.pix_fmt = width, height, "yuv420p"
    codec.time_base, codec.framerate = fractions.Fraction(1, 10), fractions.Fraction(10)
    codec.bit_rate = 500_000
    codec.options = {"deadline": "realtime", "lag-in-frames": "0", "g": str(key_every)}
    noise = np.random.default_rng(1)
    found: list[bytes] = []
    for at in range(count):
        pixels = noise.integers(0, 64, (height, width, 3), dtype=np.uint8) + np.uint8(at)
        frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
        frame.pts = at
        found += [bytes(packet) for packet in codec.encode(frame)]
    return tuple(found[:count])


def opus_packets(count: int, seq: int = 0, timestamp: int = 0) -> Iterator[Packet]:
    """Opus as RTP, arriving every 20 ms."""
    for at, frame in enumerate(opus_frames(count)):
        yield Packet(at * 0.02, (seq + at) & 0xFFFF, (timestamp + at * 960) & 0xFFFFFFFF, 0, frame)


def vp8_packets(
    count: int, key_every: int = 1_000, seq: int = 0, timestamp: int = 0
) -> Iterator[Packet]:
    """VP8 as RTP with RFC 7741's descriptor, 800 octets a packet, arriving every 100 ms."""
    for at, frame in enumerate(vp8_frames(count, key_every)):
        pieces = [frame[start : start + 800] for start in range(0, len(frame), 800)]
        for number, piece in enumerate(pieces):
            marker = 128 if number == len(pieces) - 1 else 0
            descriptor = b"\x10" if not number else b"\x00"
            stamp = (timestamp + at * TICKS) & 0xFFFFFFFF
            yield Packet(at * 0.1, seq & 0xFFFF, stamp, marker, descriptor + piece)
            seq += 1
