"""One person's connection from offer to goodbye."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from relay.forwarding.member import Member, Outlets
from relay.forwarding.outlet import Outlet
from relay.forwarding.track import AUDIO, CAMERA, SCREEN, Track
from relay.peer.answer import Sent, write_answer
from relay.peer.ports import bind_within
from relay.peer.sdp import LEVEL, Offer, Section
from relay.peer.transport import Bench, Transport


@dataclass(frozen=True)
class Site:
    """Where a process's people connect to, and what they share."""

    bench: Bench
    bind: str
    ports: tuple[int, int]
    addresses: tuple[str, ...]


class Person:
    """Owns a transport, what is forwarded over it, and the task that waits for it to connect."""

    def __init__(self, name: str, offer: Offer, site: Site, on_end: Callable[[], None]) -> None:
        """Binds a port; raises NoPortFree."""
        self.name, self._offer, self._site = name, offer, site
        self.transport = Transport(bind_within(site.bind, *site.ports), site.bench, on_end)
        self._free = _unused_ssrcs(offer)
        self._sent: dict[str, Sent] = {}
        self.member = Member(name, self.transport, list(_tracks(offer)), self._outlets())
        self.member.level_extension = _level_extension(offer)
        self.consent = False
        self.connected = False
        self.task: asyncio.Task[None] | None = None

    async def answer(self) -> str:
        """Begin to listen and write the answer."""
        own = await self.transport.listen(list(self._site.addresses))
        return write_answer(self._offer, own, self._sent)

    async def connect(self) -> None:
        """Wait until media can flow; raises ConnectFailed."""
        offer = self._offer
        await self.transport.connect(offer.user, offer.password, offer.fingerprints, self.member)
        self.connected = True

    async def close(self) -> None:
        """Stop waiting and end the line."""
        if self.task is not None and self.task is not asyncio.current_task():
            self.task.cancel()
            await asyncio.wait([self.task])
        await self.transport.close()

    def _outlets(self) -> Outlets:
        videos = self._offer.of("video", "recvonly")
        audio = self._offer.of("audio", "recvonly")
        cameras, screens = videos[: len(audio)], videos[len(audio) : len(audio) + 1]
        return Outlets(
            [self._outlet(one, AUDIO, f"place{at}") for at, one in enumerate(audio)],
            [self._outlet(one, CAMERA, f"place{at}") for at, one in enumerate(cameras)],
            [self._outlet(one, SCREEN, "screen") for one in screens],
        )

    def _outlet(self, section: Section, kind: str, stream: str) -> Outlet:
        rtx = next(self._free) if section.rtx_type else 0
        sent = Sent(next(self._free), rtx, stream)
        self._sent[section.mid] = sent
        types = (section.payload_type, section.rtx_type)
        outlet = Outlet(self.transport, kind, (sent.ssrc, rtx), types)
        outlet.mid = section.mid
        return outlet


def _unused_ssrcs(offer: Offer) -> Iterator[int]:
    """Random numbers that the page does not use itself, each once."""
    taken = {ssrc for section in offer.sections for ssrc in section.ssrcs}
    while True:
        one = secrets.randbelow((1 << 32) - 1) + 1
        if one not in taken:
            taken.add(one)
            yield one


def _tracks(offer: Offer) -> Iterator[Track]:
    sent = [
        *zip((AUDIO,), offer.of("audio", "sendonly"), strict=False),
        *zip((CAMERA, SCREEN), offer.of("video", "sendonly"), strict=False),
    ]
    for kind, section in sent:
        rtx = section.pairs.get(section.ssrc, 0) if section.rtx_type else 0
        yield Track(kind, section.ssrc, section.payload_type, (rtx, section.rtx_type))


def _level_extension(offer: Offer) -> int:
    sections = offer.of("audio", "sendonly")
    return sections[0].extensions.get(LEVEL, 0) if sections else 0
