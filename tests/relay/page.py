"""A participant that nobody here wrote: aiortc's RTCPeerConnection, decoding what it is sent."""

from __future__ import annotations

import asyncio
import fractions
import time
from typing import Any

import numpy as np
from aiortc import (
    MediaStreamTrack,
    RTCBundlePolicy,
    RTCConfiguration,
    RTCPeerConnection,
    RTCRtpReceiver,
    RTCSessionDescription,
)
from av import AudioFrame, VideoFrame
from av.frame import Frame

_KNOWN = RTCRtpReceiver.getCapabilities("video")
PLAIN_VP8 = [one for one in (_KNOWN.codecs if _KNOWN else []) if one.mimeType == "video/VP8"]
RATE = 48_000
SAMPLES = 960


class Tone(MediaStreamTrack):
    """A sine, 20 ms a frame; silent while `volume` is 0."""

    kind = "audio"

    def __init__(self, pitch: float = 440.0, volume: float = 0.5) -> None:
        super().__init__()
        self.pitch, self.volume = pitch, volume
        self._at, self._begun = 0, 0.0

    async def recv(self) -> Frame:
        self._begun = self._begun or time.monotonic()
        await asyncio.sleep(max(0.0, self._begun + self._at / RATE - time.monotonic()))
        phase = 2 * np.pi * self.pitch * (self._at + np.arange(SAMPLES)) / RATE
        wave = (np.sin(phase) * self.volume * 32_000).astype(np.int16)
        frame = AudioFrame.from_ndarray(wave.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE, self._at
        frame.time_base = fractions.Fraction(1, RATE)
        self._at += SAMPLES
        return frame


class Picture(MediaStreamTrack):
    """A grey that moves, small and slow, so that a test costs little."""

    kind = "video"

    def __init__(self, per_second: int = 10, shade: int = 0) -> None:
        super().__init__()
        self.per_second, self.shade = per_second, shade
        self._at, self._begun = 0, 0.0

    async def recv(self) -> Frame:
        self._begun = self._begun or time.monotonic()
        await asyncio.sleep(max(0.0, self._begun + self._at / self.per_second - time.monotonic()))
        pixels = np.full((96, 128, 3), (self.shade + self._at) % 256, dtype=np.uint8)
        frame = VideoFrame.from_ndarray(pixels, format="rgb24")
        frame.pts = self._at * 90_000 // self.per_second
        frame.time_base = fractions.Fraction(1, 90_000)
        self._at += 1
        return frame


class Page:
    """One person's page: sends a tone and a picture, and counts what it is shown in each place."""

    def __init__(self, name: str, places: int = 2) -> None:
        self.name, self.places = name, places
        self.tone, self.picture, self.screen = Tone(), Picture(), Picture(shade=128)
        configuration = RTCConfiguration(iceServers=[], bundlePolicy=RTCBundlePolicy.MAX_BUNDLE)
        self.pc = RTCPeerConnection(configuration)
        self.frames: dict[str, int] = {}
        self.energy: dict[str, float] = {}
        self._listeners: set[asyncio.Task[None]] = set()

    async def offer(self) -> str:
        """The one offer that this page ever makes."""
        for track in (self.tone, self.picture, self.screen):
            self.pc.addTransceiver(track, direction="sendonly")
        for kind, count in (("audio", self.places), ("video", self.places + 1)):
            for _ in range(count):
                place = self.pc.addTransceiver(kind, direction="recvonly")
                if kind == "video":
                    # aiortc finds an RTX stream by its type alone, which several places share.
                    place.setCodecPreferences(PLAIN_VP8)
        await self.pc.setLocalDescription(await self.pc.createOffer())
        return self.pc.localDescription.sdp

    async def take(self, answer: str) -> None:
        """Connect, and listen to every place."""
        await self.pc.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        for transceiver in self.pc.getTransceivers():
            if transceiver.direction == "recvonly":
                listener = asyncio.create_task(
                    self._listen(str(transceiver.mid), transceiver.receiver)
                )
                self._listeners.add(listener)

    async def _listen(self, mid: str, receiver: Any) -> None:
        while True:
            frame = await receiver.track.recv()
            self.frames[mid] = self.frames.get(mid, 0) + 1
            if isinstance(frame, AudioFrame):
                wave = frame.to_ndarray().astype(np.float64)
                self.energy[mid] = float(np.sqrt((wave**2).mean()))

    async def close(self) -> None:
        """Say goodbye."""
        for listener in self._listeners:
            listener.cancel()
        await asyncio.gather(*self._listeners, return_exceptions=True)
        await self.pc.close()
