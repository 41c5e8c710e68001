"""Waits for everybody's media at once: one reader of the event loop for all sockets of a process.

A reader per socket costs the loop more than receiving the packet does: a key looked up, a handle
queued and a context entered for each.
"""

from __future__ import annotations

import asyncio
import select
from collections.abc import Callable
from time import monotonic

STAY_S = 0.003
"""So long the loop's other work, none of which is urgent, may wait for packets."""
WAIT_S = 0.001


class Poller:
    """Calls what belongs to a socket when something waits there; open while it has sockets."""

    def __init__(self) -> None:
        self._takers: dict[int, Callable[[], None]] = {}
        self._epoll: select.epoll | None = None

    def add(self, socket: int, take: Callable[[], None]) -> None:
        """From now on call `take` whenever this descriptor is readable."""
        if self._epoll is None:
            self._epoll = select.epoll()
            asyncio.get_running_loop().add_reader(self._epoll.fileno(), self._turn)
        self._epoll.register(socket, select.EPOLLIN)
        self._takers[socket] = take

    def remove(self, socket: int) -> None:
        """Forget the descriptor, before it is closed; safe to call twice."""
        if self._epoll is None or self._takers.pop(socket, None) is None:
            return
        self._epoll.unregister(socket)
        if not self._takers:
            asyncio.get_running_loop().remove_reader(self._epoll.fileno())
            self._epoll.close()
            self._epoll = None

    def _turn(self) -> None:
        """Stays while packets come: a turn of the event loop costs as much as three packets."""
        until, wait = monotonic() + STAY_S, 0.0
        while self._epoll is not None and (ready := self._epoll.poll(wait)):
            for socket, _ in ready:
                # What one packet brings about may close another person's socket.
                take = self._takers.get(socket)
                if take is not None:
                    take()
            if monotonic() >= until:
                return
            wait = WAIT_S
