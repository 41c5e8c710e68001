"""The two Python servers of the bench, each in a process of its own."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from aiohttp import web
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.media import MediaRelay

from relay.control import messages
from relay.peer.transport import Bench
from relay.recording.archive import Archive
from relay.recording.upload import FolderStore
from relay.room.person import Site
from relay.room.rooms import Limits, Rooms
from relay.worker import spare_collections
from tests.bench_relay.person import HOST

MANY = 10_000


class Ours:
    """A worker's rooms as they are deployed: clockwork, statistics, and every room recorded."""

    def __init__(self, folder: Path) -> None:
        self._answers: dict[str, str] = {}
        archive = Archive(folder, FolderStore(folder / "bucket"), self._tell)
        site = Site(Bench(), HOST, (40_000, 59_999), (HOST,))
        self._rooms = Rooms(site, Limits(MANY, MANY, 15.0, 30.0), archive, self._tell)
        self._tasks = [
            asyncio.create_task(self._rooms.turn()),
            asyncio.create_task(archive.turn()),
        ]

    def _tell(self, message: Any) -> None:
        if isinstance(message, messages.Answer):
            self._answers[message.participant] = message.sdp

    async def join(self, request: web.Request) -> web.Response:
        """Answer an offer."""
        said = await request.json()
        room, who = said["room"], said["participant"]
        is_new = room not in self._rooms.rooms
        await self._rooms.take(
            messages.Join(seq=1, room=room, participant=who, offer=said["offer"], consent=True)
        )
        if is_new:
            await self._rooms.take(
                messages.Record(seq=1, room=room, on=True, recording=room, prefix="bench")
            )
        return web.json_response({"answer": self._answers.pop(who)})

    async def held(self, request: web.Request) -> web.Response:
        """What the process holds on to."""
        del request
        gc.collect()
        people = [one for room in self._rooms.rooms.values() for one in room.people]
        return web.json_response(
            {
                "rooms": len(self._rooms.rooms),
                "people": len(people),
                "tasks": len(asyncio.all_tasks()),
                "descriptors": len(os.listdir("/proc/self/fd")),
                "objects": len(gc.get_objects()),
            }
        )


class Stock:
    """aiortc's own way: MediaRelay decodes each track once and encodes it for each who watches."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._relay = MediaRelay()
        self._tracks: dict[str, list[MediaStreamTrack]] = {}
        self._pcs: list[RTCPeerConnection] = []

    async def join(self, request: web.Request) -> web.Response:
        """An offer that sends is a publisher's; any other gets everybody else's tracks."""
        said = await request.json()
        pc = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._pcs.append(pc)
        who = f"{said['room']}/{said['participant']}"
        pc.on("track", lambda track: self._tracks.setdefault(who, []).append(track))
        await pc.setRemoteDescription(RTCSessionDescription(said["offer"], "offer"))
        if "a=recvonly" in said["offer"]:
            self._subscribe(pc, said["room"], who)
        await pc.setLocalDescription(await pc.createAnswer())
        return web.json_response({"answer": pc.localDescription.sdp})

    def _subscribe(self, pc: RTCPeerConnection, room: str, who: str) -> None:
        others = [
            track
            for owner, tracks in self._tracks.items()
            if owner.startswith(f"{room}/") and owner != who
            for track in tracks
        ]
        for transceiver in pc.getTransceivers():
            found = next((one for one in others if one.kind == transceiver.kind), None)
            if found is not None:
                others.remove(found)
                transceiver.sender.replaceTrack(self._relay.subscribe(found))
                transceiver.direction = "sendonly"


async def _main(kind: str, port: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        spare_collections()
        server = (Ours if kind == "ours" else Stock)(Path(folder))
        app = web.Application()
        app.router.add_post("/join", server.join)
        if isinstance(server, Ours):
            app.router.add_get("/held", server.held)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], int(sys.argv[2])))
