"""A platform as a relay sees it: a WebSocket server that numbers, acknowledges and remembers."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any

from aiohttp import WSMsgType, web

from tests.relay.house import until

Frame = dict[str, Any]


class FakePlatform:
    """Listens on loopback. `deaf` takes nothing in, as a throttled Lambda would."""

    def __init__(self, token: str = "secret") -> None:
        self.token, self.url = token, ""
        self.frames: list[Frame] = []
        self.handshakes: list[int] = []
        self.deaf = False
        self._seen: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._lives: dict[str, str] = {}
        self._sockets: dict[str, web.WebSocketResponse] = {}
        app = web.Application()
        app.router.add_get("/ws", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)

    async def open(self) -> None:
        """Listen on any port."""
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"ws://127.0.0.1:{self._runner.addresses[0][1]}/ws"

    async def close(self) -> None:
        """Stop."""
        await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        allowed = request.headers.get("Authorization") == f"Bearer {self.token}"
        self.handshakes.append(101 if allowed else 401)
        if not allowed:
            return web.Response(status=401)
        socket = web.WebSocketResponse(max_msg_size=32 * 1024)
        await socket.prepare(request)
        relay = ""
        async for message in socket:
            if message.type is WSMsgType.TEXT and not self.deaf:
                frame = json.loads(message.data)
                assert frame.pop("type") == "relay"
                relay = self._known(frame.get("relay", ""), relay)
                await self._hear(relay, socket, frame)
        return socket

    def _known(self, name: str, before: str) -> str:
        """What tests call a relay: its name without the end that says which life it is."""
        if not name:
            return before
        relay = re.sub(r"-[0-9a-f]{8}$", "", name)
        if self._lives.get(relay) != name:
            self._lives[relay], self._seen[relay] = name, 0
        return relay

    async def _hear(self, relay: str, socket: web.WebSocketResponse, frame: Frame) -> None:
        if frame["kind"] != "batch":
            if frame["kind"] == "register":
                self._sockets[relay] = socket
                self._numbers[relay] = frame["seen"]
            self.frames.append(frame | {"from": relay})
            return
        for message in frame["messages"]:
            if message["seq"] > self._seen.get(relay, 0):
                self._seen[relay] = message["seq"]
                self.frames.append(message | {"from": relay})
        await self.raw(relay, json.dumps({"kind": "ack", "upto": self._seen[relay]}))

    @property
    def relays(self) -> list[str]:
        """Those that are connected."""
        return [name for name, socket in self._sockets.items() if not socket.closed]

    async def send(self, relay: str, kind: str, **fields: Any) -> int:
        """A numbered message; returns its number."""
        number = self._numbers[relay] = self._numbers[relay] + 1
        await self.raw(relay, json.dumps({"type": "relay", "kind": kind, "seq": number, **fields}))
        return number

    async def raw(self, relay: str, text: str | bytes) -> None:
        """Any frame."""
        socket = self._sockets[relay]
        await (socket.send_str(text) if isinstance(text, str) else socket.send_bytes(text))

    async def cut(self, relay: str) -> None:
        """Break the connection without a goodbye."""
        transport = self._sockets.pop(relay)._req
        assert transport is not None
        assert transport.transport is not None
        transport.transport.abort()

    def of(self, kind: str, **fields: Any) -> list[Frame]:
        """What was said of this kind, with these fields."""
        return [
            frame
            for frame in self.frames
            if frame["kind"] == kind and all(frame.get(k) == v for k, v in fields.items())
        ]

    async def hears(self, kind: str, seconds: float = 5.0, **fields: Any) -> Frame:
        """Wait for a message and return the last such."""
        assert await until(lambda: bool(self.of(kind, **fields)), seconds), (kind, self.frames[-5:])
        return self.of(kind, **fields)[-1]

    async def is_true(self, true: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until it is."""
        assert await until(true, seconds), self.frames[-5:]


async def settle() -> None:
    """Let what is on its way arrive."""
    await asyncio.sleep(0.1)
