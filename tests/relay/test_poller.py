"""One reader for all sockets: what waits is taken, what is closed is forgotten."""

from __future__ import annotations

import asyncio
import os
import socket

from relay.peer.poller import Poller


def _pair() -> tuple[socket.socket, socket.socket]:
    one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    one.setblocking(False)
    return one, other


def test_sockets_when_something_waits_should_each_be_taken_from() -> None:
    async def scene() -> None:
        poller, taken = Poller(), list[bytes]()
        pairs = [_pair() for _ in range(3)]
        for one, _ in pairs:
            poller.add(one.fileno(), lambda one=one: taken.append(one.recv(9)))  # type: ignore[misc]
        for at, (_, other) in enumerate(pairs):
            other.send(b"a%d" % at)
            other.send(b"b%d" % at)
        await asyncio.sleep(0.05)
        assert sorted(taken) == [b"a0", b"a1", b"a2", b"b0", b"b1", b"b2"]
        for one, other in pairs:
            poller.remove(one.fileno())
            one.close()
            other.close()

    asyncio.run(scene())


def test_socket_when_closed_by_another_ones_packet_should_not_be_taken_from() -> None:
    async def scene() -> None:
        poller, taken = Poller(), list[str]()
        pairs = {name: _pair() for name in ("ann", "bob")}

        def take(name: str) -> None:
            taken.append(name)
            for one, _ in pairs.values():
                poller.remove(one.fileno())

        for name, (one, other) in pairs.items():
            poller.add(one.fileno(), lambda name=name: take(name))  # type: ignore[misc]
            other.send(b"x")
        await asyncio.sleep(0.02)
        assert len(taken) == 1
        for one, other in pairs.values():
            one.close()
            other.close()

    asyncio.run(scene())


def test_loop_when_packets_never_cease_should_still_get_its_turn() -> None:
    async def scene() -> None:
        poller = Poller()
        one, other = _pair()
        other.send(b"x")
        poller.add(one.fileno(), lambda: None)
        began = asyncio.get_running_loop().time()
        await asyncio.sleep(0.01)
        assert asyncio.get_running_loop().time() - began < 0.1
        poller.remove(one.fileno())
        one.close()
        other.close()

    asyncio.run(scene())


def test_poller_when_it_has_no_sockets_should_hold_no_descriptor() -> None:
    async def scene() -> None:
        held = len(os.listdir("/proc/self/fd"))
        poller = Poller()
        one, other = _pair()
        for _ in range(2):
            poller.add(one.fileno(), lambda: None)
            poller.remove(one.fileno())
            poller.remove(one.fileno())
        one.close()
        other.close()
        assert len(os.listdir("/proc/self/fd")) == held

    asyncio.run(scene())
