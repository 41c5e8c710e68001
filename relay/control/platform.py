"""The control channel over a WebSocket that the relay dials, as an authenticated client."""

from __future__ import annotations

import asyncio
import secrets

import aiohttp

from relay.control.admission import Door
from relay.control.channel import Channel, unnumbered
from relay.control.messages import FromRelay
from relay.control.port import Introduction, Take

HEARTBEAT_S, LOOK_S = 2.0, 0.02
SOONEST_S, LATEST_S = 0.1, 5.0
MOST_OCTETS = 128 * 1024
"""What the platform's socket carries at most in one message."""
SILENT_S = 30.0


class Platform:
    """Dials, introduces itself, and dials again, sending again what was not acknowledged."""

    def __init__(self, door: Door) -> None:
        """`door` says anew for each connection where to dial."""
        self._door = door
        self.channel = Channel()
        self.connections = self.failures = 0

    def tell(self, message: FromRelay) -> None:
        """Queue a message."""
        self.channel.tell(message)

    async def run(self, introduction: Introduction, take: Take) -> None:
        """Stay connected until cancelled."""
        pause = SOONEST_S
        async with aiohttp.ClientSession() as session:
            while True:
                before = self.connections
                try:
                    await self._converse(session, introduction, take)
                except* (aiohttp.ClientError, OSError, TimeoutError):
                    self.failures += 1
                if self.connections > before:
                    pause = SOONEST_S
                # Many relays lose the same platform at the same time: they come back spread out.
                await asyncio.sleep(pause * (0.5 + secrets.randbelow(500) / 1_000))
                pause = min(LATEST_S, pause * 2)

    async def _converse(
        self, session: aiohttp.ClientSession, introduction: Introduction, take: Take
    ) -> None:
        dial = await self._door()
        async with session.ws_connect(
            dial.url,
            headers=dial.headers,
            max_msg_size=MOST_OCTETS,
            timeout=aiohttp.ClientWSTimeout(ws_receive=SILENT_S, ws_close=2.0),
        ) as socket:
            self.connections += 1
            self.channel.reconnected()
            await socket.send_str(unnumbered(introduction.register(self.channel.seen)))
            async with asyncio.TaskGroup() as tasks:
                speaking = tasks.create_task(self._speak(socket, introduction, take))
                await self._listen(socket, take)
                speaking.cancel()

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse, take: Take) -> None:
        loop = asyncio.get_running_loop()
        async for message in socket:
            if message.type in {aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY}:
                for one in self.channel.receive(message.data, loop.time()):
                    await take(one)

    async def _speak(
        self, socket: aiohttp.ClientWebSocketResponse, introduction: Introduction, take: Take
    ) -> None:
        loop = asyncio.get_running_loop()
        beat, look = loop.time(), loop.time()
        while not socket.closed:
            now = loop.time()
            frame = self.channel.outgoing(now)
            if frame is not None:
                await socket.send_str(frame)
            if now >= beat:
                beat = now + HEARTBEAT_S
                await socket.send_str(unnumbered(introduction.heartbeat(self.channel.seen)))
            if now >= look:
                look = now + 1.0
                await self._mend(socket, take, now)
            await asyncio.sleep(LOOK_S)

    async def _mend(self, socket: aiohttp.ClientWebSocketResponse, take: Take, now: float) -> None:
        late, resend = self.channel.tick(now)
        for message in late:
            await take(message)
        if resend is not None:
            await socket.send_str(unnumbered(resend))

    async def flush(self, seconds: float) -> None:
        """Wait until everything told has been taken, or so long."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while loop.time() < end and self.channel.has_unsent:
            await asyncio.sleep(LOOK_S)
