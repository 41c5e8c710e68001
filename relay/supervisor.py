"""The parent: keeps one worker per core alive, and speaks to ECS for them."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from multiprocessing.process import BaseProcess
from typing import Any

from relay.address import find_addresses
from relay.health import HealthDoor
from relay.protection import Protection
from relay.settings import Settings, read_settings
from relay.worker import count_cores, run_worker

LOOK_S = 0.5
REST_S = 2.0
"""A worker that dies at once is not started again sooner."""


class Parent:
    """Supervises: rooms live in the workers, so that one that dies takes only its own with it."""

    def __init__(self, settings: Settings, addresses: tuple[str, ...]) -> None:
        count = settings.workers or count_cores()
        self._settings = settings
        self._addresses = addresses
        self._own = [settings.of_worker(number, count) for number in range(count)]
        self._spawn = multiprocessing.get_context("spawn")
        self._rooms: Any = self._spawn.RawArray("i", count)
        self._workers: list[BaseProcess | None] = [None] * count
        self._rests = [0.0] * count
        self._protection = Protection()
        self.stopping = asyncio.Event()
        self.restarts = -count

    async def run(self) -> int:
        """Until told to stop; the exit code is 0 when every worker ended well."""
        door = HealthDoor(self._is_ready)
        if self._settings.health_port:
            await door.open(self._settings.health_host, self._settings.health_port)
        loop = asyncio.get_running_loop()
        while not self.stopping.is_set():
            self._keep_alive(loop.time())
            await self._protection.hold(sum(self._rooms) > 0, loop.time())
            await _wait(self.stopping, LOOK_S)
        codes = await self._stop()
        await self._protection.hold(False, loop.time())
        await door.close()
        return max(codes, default=0)

    def _is_ready(self) -> bool:
        return not self.stopping.is_set() and all(one and one.is_alive() for one in self._workers)

    def _keep_alive(self, now: float) -> None:
        for number, worker in enumerate(self._workers):
            if (worker is None or not worker.is_alive()) and now >= self._rests[number]:
                self._rests[number] = now + REST_S
                self._rooms[number] = 0
                self.restarts += 1
                self._workers[number] = self._start(number)

    def _start(self, number: int) -> BaseProcess:
        arguments = (self._own[number], self._addresses, self._rooms, number)
        worker = self._spawn.Process(target=_work, args=arguments, name=self._own[number].name)
        worker.start()
        return worker

    async def _stop(self) -> list[int]:
        alive = [one for one in self._workers if one is not None]
        for worker in alive:
            worker.terminate()
        loop = asyncio.get_running_loop()
        end = loop.time() + self._settings.flush_s + 10
        while any(one.is_alive() for one in alive) and loop.time() < end:
            await asyncio.sleep(0.05)
        for worker in alive:
            if worker.is_alive():
                worker.kill()
            worker.join(1)
        return [abs(one.exitcode or 0) for one in alive]


def _work(settings: Settings, addresses: tuple[str, ...], rooms: Any, number: int) -> None:
    def note(count: int) -> None:
        rooms[number] = count

    run_worker(settings, addresses, note)


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return


async def supervise() -> int:
    """A relay's whole life; returns the process's exit code."""
    settings = read_settings()
    parent = Parent(settings, find_addresses(settings))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, parent.stopping.set)
    return await parent.run()
