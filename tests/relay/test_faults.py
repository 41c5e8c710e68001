"""What goes wrong on the way: lost and late packets, noise on the ports, people who come and go."""

from __future__ import annotations

import asyncio
import gc
import os
import random
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relay.control import messages
from relay.control.messages import FromRelay
from relay.peer.ports import NoPortFree, bind_within
from relay.peer.transport import Bench, Transport
from relay.recording.archive import Archive
from relay.recording.upload import FolderStore
from relay.room.person import Site
from relay.room.room import Room
from relay.room.rooms import Limits, Rooms
from tests.bench_relay import sdp
from tests.bench_relay.person import HOST, Caller, Tally
from tests.bench_relay.sdp import Media
from tests.relay.house import Told, bring, run, site
from tests.relay.page import Page

Send = Callable[..., None]


def _lossy(send: Send, share: float, chance: random.Random) -> Send:
    """Loses first copies only: aiortc asks for a packet once, and then waits for ever."""
    seen: set[tuple[int, int]] = set()

    def send_most(second: int, seq: int, timestamp: int, ssrc: int, payload: bytes) -> None:
        is_again = (ssrc, seq) in seen
        seen.add((ssrc, seq))
        if is_again or chance.random() >= share:
            send(second, seq, timestamp, ssrc, payload)

    return send_most


def _late(send: Send, longest: float, chance: random.Random) -> Send:
    def send_later(*packet: Any) -> None:
        asyncio.get_running_loop().call_later(chance.random() * longest, send, *packet)

    return send_later


async def _meet(spoil: Callable[[Send], Send], seconds: float) -> tuple[Room, list[Page], Told]:
    told = Told()
    room = Room("r", site(), told, (5.0, 5.0))
    pages = [Page("ann"), Page("bob")]
    for page in pages:
        await bring(room, told, page)
    # aiortc never asks for a key frame again when it has lost the first one.
    await run(room, 0.3)
    for person in room.people.values():
        person.transport.send_rtp = spoil(person.transport.send_rtp)  # type: ignore[method-assign]
    await run(room, seconds)
    return room, pages, told


async def _part(room: Room, pages: list[Page]) -> None:
    await room.close("ended")
    for page in pages:
        await page.close()


@pytest.mark.parametrize("share", [0.05, 0.20])
def test_pages_when_packets_are_lost_should_still_see_each_other(share: float) -> None:
    async def scene() -> None:
        chance = random.Random(1)
        room, pages, told = await _meet(lambda send: _lossy(send, share, chance), 2.5)
        shown = told.of(messages.Slots, "ann")[-1].places[0]
        for page in pages:
            assert page.frames[shown.audio] > 25
            assert page.frames[shown.video] > 8
        resent = sum(member.counts.resent for member in room.stage.members.values())
        assert resent > 0
        await _part(room, pages)

    asyncio.run(scene())


def test_pages_when_packets_come_up_to_300_ms_late_should_still_see_each_other() -> None:
    async def scene() -> None:
        chance = random.Random(1)
        room, pages, told = await _meet(lambda send: _late(send, 0.3, chance), 2.5)
        shown = told.of(messages.Slots, "ann")[-1].places[0]
        for page in pages:
            assert page.frames[shown.audio] > 20
            assert page.frames[shown.video] > 5
        await _part(room, pages)

    asyncio.run(scene())


def _noise(port: int, packets: list[bytes]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        for packet in packets:
            wire.sendto(packet, ("127.0.0.1", port))


def test_case_38_call_when_strangers_send_noise_should_go_on() -> None:
    """Cases 37 and 38: 3,000 forged datagrams to a person's port change nothing for the others."""

    async def scene() -> None:
        told = Told()
        room = Room("r", site(), told, (5.0, 5.0))
        pages = [Page("ann"), Page("bob")]
        for page in pages:
            await bring(room, told, page)
        chance = random.Random(1)
        first = (0x00, 0x01, 0x14, 0x16, 0x80, 0x90, 0xBF, 0xFF)
        noise = [
            bytes((chance.choice(first),)) + chance.randbytes(chance.randrange(1, 1_400))
            for _ in range(3_000)
        ]
        await asyncio.to_thread(_noise, room.people["ann"].transport.port, noise)
        for page in pages:
            page.frames.clear()
        await run(room, 1.0)
        assert all(sum(page.frames.values()) > 40 for page in pages)
        assert len(room.people["ann"].transport._knocked) <= 64
        assert room.people["ann"].transport.refused > 0
        await _part(room, pages)

    asyncio.run(scene())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.binary(min_size=1, max_size=60), max_size=10))
def test_datagrams_when_they_are_anything_should_never_raise(datagrams: list[bytes]) -> None:
    async def scene() -> None:
        wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        wire.bind(("127.0.0.1", 0))
        wire.setblocking(False)
        transport = Transport(wire, BENCH, lambda: None)
        await transport.listen(["127.0.0.1"])
        header = b"\x00\x01\x00\x08\x21\x12\xa4\x42" + bytes(12)
        _noise(transport.port, [*datagrams, *(header + one for one in datagrams)])
        await asyncio.sleep(0)
        for _ in range(2 * len(datagrams)):
            transport._take_one()
        await transport.close()

    asyncio.run(scene())


BENCH = Bench()


def test_ports_when_all_are_taken_should_say_so_and_be_free_again_later() -> None:
    first, second = bind_within("127.0.0.1", 41_990, 41_991), None
    second = bind_within("127.0.0.1", 41_990, 41_991)
    assert {one.getsockname()[1] for one in (first, second)} == {41_990, 41_991}
    with pytest.raises(NoPortFree):
        bind_within("127.0.0.1", 41_990, 41_991)
    first.close()
    bind_within("127.0.0.1", 41_990, 41_991).close()
    second.close()


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


def test_relay_when_people_came_and_went_200_times_should_hold_nothing_of_them(
    tmp_path: Path,
) -> None:
    async def scene() -> None:
        told: list[FromRelay] = []
        archive = Archive(tmp_path, FolderStore(tmp_path), told.append)
        ports = Site(Bench(), "127.0.0.1", (41_000, 41_400), ("127.0.0.1",))
        rooms = Rooms(ports, Limits(60, 240, 5.0, 5.0), archive, told.append)
        page = Page("x")
        offer = await page.offer()
        await page.close()
        await asyncio.sleep(0.05)
        tasks, files = len(asyncio.all_tasks()), _descriptors()
        for at in range(200):
            room, who = f"r{at % 5}", f"p{at % 8}"
            await rooms.take(messages.Join(seq=1, offer=offer, room=room, participant=who))
            if at % 3:
                await asyncio.sleep(0)
            await rooms.take(messages.Leave(seq=1, room=room, participant=who))
        for at in range(5):
            await rooms.take(messages.End(seq=1, room=f"r{at}"))
        await rooms.close(5.0)
        await asyncio.sleep(0.05)
        answers = [one for one in told if isinstance(one, messages.Answer)]
        assert len(answers) == 200
        assert not [one for one in told if isinstance(one, messages.Refused)]
        assert (len(asyncio.all_tasks()), _descriptors()) == (tasks, files)
        assert not rooms.rooms

    asyncio.run(scene())


async def _visit(rooms: Rooms, answers: dict[str, str], bench: Bench, name: str) -> None:
    """Connect for real, speak a little, and leave."""
    line = Caller(bench, Tally())
    own = await line.open()
    media = [Media("audio", "a", "sendonly", (10, 0)), Media("video", "v", "sendonly", (11, 12))]
    media += [Media(kind, f"{kind}7", "recvonly") for kind in ("audio", "video")]
    offer = sdp.write(own, media, "actpass", (HOST, line.port))
    await rooms.take(messages.Join(seq=1, offer=offer, room="r", participant=name))
    await line.call(sdp.read(answers[name]))
    for at in range(20):
        line.send_rtp(sdp.OPUS, at, at * 960, 10, b"opus")
    await asyncio.sleep(0.02)
    await rooms.take(messages.Leave(seq=1, room="r", participant=name))
    await line.close()


def test_relay_when_connected_people_came_and_went_should_hold_nothing_of_them(
    tmp_path: Path,
) -> None:
    async def scene() -> None:
        answers: dict[str, str] = {}

        def tell(message: FromRelay) -> None:
            if isinstance(message, messages.Answer):
                answers[message.participant] = message.sdp

        archive = Archive(tmp_path, FolderStore(tmp_path), tell)
        here = Site(Bench(), HOST, (41_000, 41_400), (HOST,))
        rooms = Rooms(here, Limits(60, 240, 5.0, 5.0), archive, tell)
        bench = Bench()
        held = []
        for _ in range(3):
            for at in range(15):
                await _visit(rooms, answers, bench, f"p{at}")
            await rooms.take(messages.End(seq=1, room="r"))
            await asyncio.sleep(0.1)
            gc.collect()
            held.append((len(asyncio.all_tasks()), _descriptors(), len(gc.get_objects())))
        assert held[1][:2] == held[2][:2]
        assert abs(held[1][2] - held[2][2]) < 500

    asyncio.run(scene())
