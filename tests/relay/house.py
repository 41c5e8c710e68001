"""A room on this machine's loopback, and what it said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from relay.control import messages
from relay.control.messages import FromRelay
from relay.peer.transport import Bench
from relay.room.person import Site
from relay.room.room import Room
from tests.relay.page import Page

PORTS = (41_000, 41_400)
Said = TypeVar("Said")


def site() -> Site:
    """Everything on loopback."""
    return Site(Bench(), "127.0.0.1", PORTS, ("127.0.0.1",))


class Told:
    """Takes what a room tells."""

    def __init__(self) -> None:
        self.all: list[FromRelay] = []

    def __call__(self, message: FromRelay) -> None:
        self.all.append(message)

    def of(self, kind: type[Said], participant: str = "") -> list[Said]:
        """Everything of this kind, about this person if one is named."""
        found = [one for one in self.all if isinstance(one, kind)]
        return [one for one in found if participant in {"", getattr(one, "participant", "")}]


async def until(true: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Wait until it is true; False when it took too long."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not true():
        if loop.time() > end:
            return False
        await asyncio.sleep(0.02)
    return True


async def bring(room: Room, told: Told, page: Page, consent: bool = False) -> None:
    """Let a page into a room and wait until its media flows."""
    offer = await page.offer()
    told_before = len(told.of(messages.Answer, page.name))
    await room.join(
        messages.Join(seq=1, room=room.name, participant=page.name, offer=offer, consent=consent)
    )
    await page.take(told.of(messages.Answer, page.name)[told_before].sdp)
    connected = told_before + 1
    assert await until(lambda: len(told.of(messages.Connected, page.name)) >= connected)


async def run(room: Room, seconds: float) -> None:
    """Let a room's clockwork turn for so long."""
    end = room.loop.time() + seconds
    step = 0
    while room.loop.time() < end:
        now = room.loop.time()
        room.stage.ask_again(now)
        step += 1
        if step % 10 == 0:
            room.tell_speaking(now)
        if step % 50 == 0:
            room.stage.report(now)
            room.tell_quality()
            room.sweep(now)
        await asyncio.sleep(0.02)
