"""One process on one core: its rooms, its control channel, its door for health checks."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import secrets
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from relay.control.admission import Door, by_ticket, with_token
from relay.control.messages import Heartbeat, Register
from relay.control.port import Control
from relay.health import HealthDoor
from relay.metrics import emit
from relay.peer.transport import Bench
from relay.recording.archive import Archive
from relay.recording.upload import FolderStore, Store, open_bucket
from relay.room.person import Site
from relay.room.rooms import Limits, Rooms
from relay.settings import Settings

LOOK_S = 1.0


class Worker:
    """Runs until it is told to stop; `note` hears the number of rooms every second."""

    def __init__(
        self, settings: Settings, addresses: tuple[str, ...], control: Control, store: Store
    ) -> None:
        self._settings, self._control = settings, control
        self._addresses = addresses
        site = Site(Bench(), settings.bind, (settings.port_first, settings.port_last), addresses)
        folder = Path(settings.folder)
        folder.mkdir(parents=True, exist_ok=True)
        self.archive = Archive(folder, store, control.tell)
        limits = Limits(
            settings.most_rooms, settings.most_people, settings.connect_s, settings.silent_s
        )
        self.rooms = Rooms(site, limits, self.archive, control.tell)
        self.door = HealthDoor(lambda: not self.rooms.draining)
        self.stopping = asyncio.Event()
        self.note: Callable[[int], None] = _nothing
        self._load = 0.0
        self._measured = (time.monotonic(), time.process_time())

    def register(self, seen: int) -> Register:
        """Who this is."""
        return Register(addresses=self._addresses, **self._state(seen))

    def heartbeat(self, seen: int) -> Heartbeat:
        """How it is."""
        return Heartbeat(**self._state(seen))

    def _state(self, seen: int) -> dict[str, Any]:
        return {
            "relay": self._settings.name,
            "rooms": len(self.rooms.rooms),
            "people": self.rooms.people,
            "most_rooms": self._settings.most_rooms,
            "load": round(self._load, 3),
            "draining": self.rooms.draining,
            "seen": seen,
        }

    async def run(self) -> None:
        """Work until `stopping` is set, then move everybody on, finish recordings and return."""
        one = self._settings
        await self.door.open(one.health_host, one.health_port)
        self.archive.recover()
        work = [
            asyncio.create_task(self._control.run(self, self.rooms.take)),
            asyncio.create_task(self.rooms.turn()),
            asyncio.create_task(self.archive.turn()),
            asyncio.create_task(self._watch()),
        ]
        stop = asyncio.create_task(self.stopping.wait())
        # A task that ends by itself has failed: the process must not live on without it.
        done, _ = await asyncio.wait([stop, *work], return_when=asyncio.FIRST_COMPLETED)
        await self.rooms.close(one.flush_s)
        await self._control.flush(5.0)
        await self.door.close()
        for task in (stop, *work):
            task.cancel()
        await asyncio.gather(stop, *work, return_exceptions=True)
        for task in done:
            task.result()

    async def _watch(self) -> None:
        next_metrics, parent = time.monotonic() + self._settings.metrics_s, os.getppid()
        while True:
            await asyncio.sleep(LOOK_S)
            now, used = time.monotonic(), time.process_time()
            self._load = (used - self._measured[1]) / max(0.001, now - self._measured[0])
            self._measured = (now, used)
            self.note(len(self.rooms.rooms))
            if os.getppid() != parent:
                # Nobody would ever stop this process, nor start its successor.
                self.stopping.set()
            if now >= next_metrics:
                next_metrics = now + self._settings.metrics_s
                # A log that is closed must not end a call.
                with contextlib.suppress(OSError):
                    emit(self.rooms, self._settings.name, self._load)


def _nothing(rooms: int) -> None:
    """Nobody asked how many rooms there are."""
    del rooms


def open_store(settings: Settings) -> Store:
    """The bucket, or a folder beside the packets where none is set."""
    if settings.bucket:
        return open_bucket(settings.bucket, settings.kms_key, settings.aws_endpoint)
    return FolderStore(Path(settings.folder).parent / "finished")


def _door(one: Settings) -> Door:
    if one.admission:
        return by_ticket(one.platform_url, one.admission, one.name, one.aws_endpoint)
    return with_token(one.platform_url, one.platform_token)


async def _serve(
    settings: Settings, addresses: tuple[str, ...], note: Callable[[int], None]
) -> None:
    from relay.control.platform import Platform

    # A new life is a new relay: its numbers begin again, and its rooms went with the old one.
    settings = replace(settings, name=f"{settings.name}-{secrets.token_hex(4)}")
    worker = Worker(settings, addresses, Platform(_door(settings)), open_store(settings))
    worker.note = note
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, worker.stopping.set)
    await worker.run()


def spare_collections() -> None:
    """Packets make no cycles; collections of the old generation would only add pauses."""
    gc.freeze()
    gc.set_threshold(50_000, 50, 1_000)


def run_worker(settings: Settings, addresses: tuple[str, ...], note: Callable[[int], None]) -> None:
    """A process's whole life."""
    spare_collections()
    asyncio.run(_serve(settings, addresses, note))


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0))
