"""One server under test, pinned to a core: how to join its rooms, and what it costs."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from relay.peer.transport import Bench
from tests.bench_relay import janus, sdp
from tests.bench_relay.load import Load, Speaker
from tests.bench_relay.person import HOST, Caller, Tally
from tests.bench_relay.sdp import Credentials, Media

ROOT = Path(__file__).parents[2]
PORT = 28_080
SERVER_CORE, OWN_CORE = 0, 1


@dataclass
class Stand:
    """A running server and the people on it."""

    kind: str
    size: int
    process: subprocess.Popen[bytes]
    session: aiohttp.ClientSession
    tally: Tally = field(default_factory=Tally)
    bench: Bench = field(default_factory=Bench)
    rooms: int = 0
    joins: list[float] = field(default_factory=list)
    _visits: int = 0

    def __post_init__(self) -> None:
        self.load = Load(self.tally)
        self.janus = janus.Session(self.session)

    @property
    def people(self) -> int:
        """How many are on it."""
        return self.rooms * self.size

    @property
    def streams(self) -> int:
        """Forwarded tracks."""
        return self.people * (self.size - 1) * 2

    def processor_s(self) -> float:
        """The server's own time on the processor, kernel included."""
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Its resident memory."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    async def add_room(self) -> None:
        """Everybody of one more room joins, one after the other."""
        name = f"r{self.rooms}"
        if self.kind == "janus":
            await self._fill_janus(1_000 + self.rooms)
        elif self.kind == "ours":
            await self._fill_ours(name)
        else:
            await self._fill_stock(name)
        self.rooms += 1

    async def _post(self, room: str, who: str, offer: str) -> str:
        said = {"room": room, "participant": who, "offer": offer}
        async with self.session.post(f"http://127.0.0.1:{PORT}/join", json=said) as answer:
            return str((await answer.json())["answer"])

    def _sends(self, number: int) -> list[Media]:
        base = 1_000_000 + number * 10
        return [
            Media("audio", "a", "sendonly", (base, 0)),
            Media("video", "v", "sendonly", (base + 1, base + 2)),
        ]

    def _receives(self) -> list[Media]:
        return [
            Media(kind, f"{kind[0]}{at}", "recvonly")
            for kind in ("audio", "video")
            for at in range(self.size - 1)
        ]

    async def visit(self, room: str, who: str, seconds: float) -> None:
        """Join a room of ours, speak and show oneself for so long, and close the page."""
        media = self._sends(900 + self._visits % 50) + self._receives()
        self._visits += 1
        line, offer = await self._offer(media)
        begun = time.monotonic()
        await self._connect(line, await self._post(room, who, offer), begun)
        visitor = Speaker(line, media[0].ssrcs[0], media[1].ssrcs[0], stamped=True)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            visitor.say()
            visitor.show()
            await asyncio.sleep(0.03)
        await line.close()

    async def part(self) -> None:
        """Close the pages of those who are still there."""
        for line in self.load.listeners:
            await line.close()

    async def held(self) -> dict[str, int]:
        """What a server of ours holds on to: rooms, people, tasks, descriptors, objects."""
        async with self.session.get(f"http://127.0.0.1:{PORT}/held") as answer:
            found: dict[str, int] = await answer.json()
        return found

    async def _offer(self, media: list[Media]) -> tuple[Caller, str]:
        line = Caller(self.bench, self.tally, stamped=self.kind != "stock")
        own = await line.open()
        return line, sdp.write(own, media, "actpass", (HOST, line.port))

    async def _connect(self, line: Caller, answer: str, begun: float) -> None:
        await line.call(sdp.read(answer))
        self.joins.append(time.monotonic() - begun)

    def _add_speaker(self, line: Caller, media: list[Media]) -> None:
        ssrcs = media[0].ssrcs[0], media[1].ssrcs[0]
        self.load.add(Speaker(line, *ssrcs, stamped=self.kind != "stock"))

    async def _fill_ours(self, room: str) -> None:
        for at in range(self.size):
            number = self.people + at
            media = self._sends(number) + self._receives()
            line, offer = await self._offer(media)
            begun = time.monotonic()
            answer = await self._post(room, f"p{number}", offer)
            await self._connect(line, answer, begun)
            self._add_speaker(line, media)
            self.load.listeners.append(line)

    async def _fill_stock(self, room: str) -> None:
        for at in range(self.size):
            number = self.people + at
            media = self._sends(number)
            line, offer = await self._offer(media)
            begun = time.monotonic()
            await self._connect(line, await self._post(room, f"p{number}", offer), begun)
            self._add_speaker(line, media)
        for at in range(self.size):
            line, offer = await self._offer(self._receives())
            answer = await self._post(room, f"p{self.people + at}", offer)
            await line.call(sdp.read(answer))

    async def _fill_janus(self, room: int) -> None:
        maker = await self.janus.attach()
        await maker.ask(
            {"request": "create", "room": room, "publishers": self.size, "bitrate": 0}
            | {"audiocodec": "opus", "videocodec": "vp8", "notify_joining": False}
        )
        ids = [await self._publish(room, self.people + at) for at in range(self.size)]
        for own in ids:
            await self._watch(room, [one for one in ids if one != own])

    async def _publish(self, room: int, number: int) -> int:
        handle = await self.janus.attach()
        media = self._sends(number)
        line, offer = await self._offer(media)
        begun = time.monotonic()
        said = await handle.ask({"request": "join", "ptype": "publisher", "room": room})
        publisher = int(said["plugindata"]["data"]["id"])
        said = await handle.ask({"request": "publish"}, {"type": "offer", "sdp": offer})
        await self._connect(line, said["jsep"]["sdp"], begun)
        self._add_speaker(line, media)
        return publisher

    async def _watch(self, room: int, others: list[int]) -> None:
        handle = await self.janus.attach()
        said = await _subscribe(handle, room, others)
        remote = sdp.read(said["jsep"]["sdp"])
        media = [Media(kind, mid, "recvonly") for kind, mid in remote.media]
        line = Caller(self.bench, self.tally)
        own: Credentials = await line.open(controlling=False)
        answer = sdp.write(own, media, "active", (HOST, line.port))
        connecting = asyncio.create_task(line.call(remote))
        await handle.ask({"request": "start"}, {"type": "answer", "sdp": answer})
        await connecting
        self.load.listeners.append(line)


async def _subscribe(handle: janus.Handle, room: int, others: list[int]) -> dict[str, Any]:
    """Janus knows a feed some moments after its publisher is connected."""
    streams = [{"feed": one} for one in others]
    asked = {"request": "join", "ptype": "subscriber", "room": room, "streams": streams}
    for _ in range(40):
        try:
            return await handle.ask(asked)
        except janus.Refused:
            await asyncio.sleep(0.05)
    raise janus.Refused(str(asked))


async def open_stand(
    kind: str, size: int, session: aiohttp.ClientSession, *, pinned: bool = True
) -> Stand:
    """Start a server, on a core of its own if `pinned`, and wait until it answers."""
    if pinned:
        os.sched_setaffinity(0, {OWN_CORE})
    if kind == "janus":
        command = janus.configure(Path(tempfile.mkdtemp(prefix="janus-")))
        port = janus.PORT
    else:
        command = [sys.executable, "-m", "tests.bench_relay.server", kind, str(PORT)]
        port = PORT
    process = subprocess.Popen(
        [*(["taskset", "-c", str(SERVER_CORE)] if pinned else []), *command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stand = Stand(kind, size, process, session)
    await _answering(process, session, port)
    if kind == "janus":
        await stand.janus.open()
    return stand


async def _answering(
    process: subprocess.Popen[bytes], session: aiohttp.ClientSession, port: int
) -> None:
    for _ in range(200):
        if process.poll() is not None:
            # Somebody else's server would answer in its place.
            raise RuntimeError("the server has ended: is its port taken?")
        try:
            async with session.get(f"http://127.0.0.1:{port}/janus/info") as answer:
                await answer.read()
                return
        except aiohttp.ClientError:
            await asyncio.sleep(0.05)
    raise RuntimeError("the server does not answer")


def close_stand(stand: Stand) -> Any:
    """Stop the server."""
    stand.process.terminate()
    try:
        return stand.process.wait(3)
    except subprocess.TimeoutExpired:
        stand.process.kill()
        return stand.process.wait()
