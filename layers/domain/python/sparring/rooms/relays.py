"""Relays as the platform knows them: how they are, and which of them takes a room. No I/O."""

from __future__ import annotations

from dataclasses import dataclass

from sparring.kit.caller import Caller
from sparring.kit.errors import Unavailable

SILENT_SECONDS = 6.0
"""Three heartbeats that did not come."""


@dataclass(frozen=True)
class Relay:
    """One worker of a relay task, as its last heartbeat said. `beat_at` is in Unix seconds."""

    relay: str
    beat_at: float
    rooms: int
    people: int
    most_rooms: int
    load: float
    draining: bool = False

    def alive(self, now: float) -> bool:
        """True while its heartbeats come."""
        return now - self.beat_at < SILENT_SECONDS

    def takes_rooms(self, now: float) -> bool:
        """True while it is alive, not on its way out, and not full."""
        return self.alive(now) and not self.draining and self.rooms < self.most_rooms


@dataclass(frozen=True)
class Line:
    """The way to a relay: its connection, and how many messages it was sent."""

    relay: str
    connection_id: str
    sent: int
    version: int = 1


def choose(relays: list[Relay], now: float, apart_from: str = "") -> Relay:
    """The relay with the most room left; Unavailable when there is none."""
    free = [one for one in relays if one.takes_rooms(now) and one.relay != apart_from]
    if not free:
        raise Unavailable("No relay has room for this call now.", code="no_relay")
    return min(free, key=lambda one: (one.load, one.rooms, one.relay))


def place(caller: Caller, room_id: str) -> str:
    """What a relay calls a room of the caller's company: company and room in one word."""
    return f"{caller.tenant}-{room_id}"


def of_place(name: str) -> tuple[str, str]:
    """Company and room that a relay's word for a room means."""
    tenant, _, room_id = name.partition("-")
    return tenant, room_id
