"""What a worker asks of its control channel, whichever way messages travel."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from relay.control.messages import FromRelay, Heartbeat, Register, ToRelay

Take = Callable[[ToRelay], Awaitable[None]]


class Introduction(Protocol):
    """Says who the relay is, anew on each connection, and how it is."""

    def register(self, seen: int) -> Register:
        """The first word."""

    def heartbeat(self, seen: int) -> Heartbeat:
        """Every two seconds."""


class Control(Protocol):
    """Carries messages both ways; delivers each of the platform's once and in order."""

    def tell(self, message: FromRelay) -> None:
        """Queue a message; it arrives at least once, in order, when there is a connection."""

    async def run(self, introduction: Introduction, take: Take) -> None:
        """Stay connected until cancelled, handing each message to `take`."""

    async def flush(self, seconds: float) -> None:
        """Wait until everything told has left, or so long."""
