"""A control channel to somebody in the same process: tests, and programs that embed a worker."""

from __future__ import annotations

import asyncio

from relay.control.channel import Channel
from relay.control.messages import FromRelay
from relay.control.port import Introduction, Take


class InProcess:
    """Frames go through the same Channel as on the wire, so that it is tested by every test."""

    def __init__(self) -> None:
        self.channel = Channel()
        self.told: list[FromRelay] = []
        self._frames: asyncio.Queue[str | bytes] = asyncio.Queue()

    def tell(self, message: FromRelay) -> None:
        """Keep what is told, in order."""
        self.told.append(message)

    def send(self, frame: str | bytes) -> None:
        """A frame from the platform."""
        self._frames.put_nowait(frame)

    async def run(self, introduction: Introduction, take: Take) -> None:
        """Hand on what comes; `introduction` is asked once, as on connecting."""
        introduction.register(self.channel.seen)
        loop = asyncio.get_running_loop()
        while True:
            frame = await self._frames.get()
            for message in self.channel.receive(frame, loop.time()):
                await take(message)

    async def flush(self, seconds: float) -> None:
        """Nothing is ever on its way; `seconds` is not needed."""
        await asyncio.sleep(min(seconds, 0.0))
