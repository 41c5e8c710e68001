"""`make soak-relay`: people come and go beside a call that goes on; what does the relay keep?"""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import numpy as np

from tests.bench.figures import Sheet
from tests.bench_relay.stand import Stand, close_stand, open_stand

SECONDS, VISITS = 600.0, 200
STAYING = 2
GUEST_ROOMS = 5
MOST_MB_PER_HUNDRED = 0.5
"""Memory may seem to grow by so much per hundred visits: the allocator's own to and fro."""


@dataclass(frozen=True)
class Look:
    """The server after so many visits."""

    visits: int
    memory_mb: float
    rooms: int
    people: int
    tasks: int
    descriptors: int
    objects: int


@dataclass(frozen=True)
class Soaked:
    """All looks of a run; the first is taken when every kind of room has been used once."""

    looks: list[Look]
    joins: list[float]

    def slope(self, of: str) -> float:
        """How much of it is gained with each visit, in the second half of the run."""
        half = self.looks[len(self.looks) // 2 :] if len(self.looks) > 6 else self.looks
        values = [float(getattr(one, of)) for one in half]
        return float(np.polyfit([one.visits for one in half], values, 1)[0])

    def leaked(self, of: str) -> int:
        """How many more there are at the end than at the first look."""
        return int(getattr(self.looks[-1], of) - getattr(self.looks[0], of))


async def soak(visits: int, seconds: float, looks: int) -> Soaked:
    """Everybody who comes has left before a look is taken: what is then held is too much."""
    async with aiohttp.ClientSession() as session:
        stand = await open_stand("ours", STAYING, session, pinned=False)
        sending = asyncio.create_task(stand.load.run())
        found: list[Look] = []
        try:
            await stand.add_room()
            await _round(stand, GUEST_ROOMS, 0.1)
            found.append(await _look(stand, 0))
            share = visits // looks
            for at in range(looks):
                began = time.monotonic()
                await _round(stand, share, seconds / visits * 0.7)
                found.append(await _look(stand, (at + 1) * share))
                spare = seconds / looks - (time.monotonic() - began)
                await asyncio.sleep(max(0.0, spare))
        finally:
            sending.cancel()
            await stand.part()
            close_stand(stand)
        return Soaked(found, stand.joins)


async def _round(stand: Stand, visits: int, stay_s: float) -> None:
    for at in range(visits):
        await stand.visit("r0" if at % 2 else f"g{at % GUEST_ROOMS}", f"v{at % 7}", stay_s)


async def _look(stand: Stand, visits: int) -> Look:
    """When all goodbyes have been heard."""
    held = await stand.held()
    for _ in range(50):
        if held["people"] == STAYING:
            break
        await asyncio.sleep(0.1)
        held = await stand.held()
    return Look(visits, stand.memory_mb(), **held)


def _judge(sheet: Sheet, soaked: Soaked) -> None:
    sheet.title("the server, while people come and go")
    for one in soaked.looks:
        sys.stdout.write(f"  {one}\n")
    last = soaked.looks[-1]
    sheet.figure("memory at the end, MB", last.memory_mb)
    sheet.figure("join p95, ms", float(np.percentile(soaked.joins, 95)) * 1_000)
    sheet.title("bars")
    sheet.at_most("MB gained per 100 visits", soaked.slope("memory_mb") * 100, MOST_MB_PER_HUNDRED)
    sheet.at_most("objects gained per visit, recorded", soaked.slope("objects"), 2)
    for what in ("descriptors", "tasks", "people"):
        sheet.at_most(f"{what} leaked", soaked.leaked(what), 0)


def main() -> int:
    """Measure, print, write. Exit status 1 when something was kept."""
    parser = argparse.ArgumentParser(prog="make soak-relay")
    parser.add_argument("--out", type=Path, help="write figures and bars here as JSON")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--visits", type=int, default=VISITS)
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    logging.disable(logging.WARNING)
    sheet = Sheet()
    _judge(sheet, asyncio.run(soak(asked.visits, asked.seconds, min(20, asked.visits))))
    if asked.out:
        sheet.write(asked.out)
    return 0 if all(bar["holds"] for bar in sheet.bars.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
