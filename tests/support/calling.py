"""Live calls for tests: people with sockets, a relay that speaks as docs/relay.md says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from functions.rooms import admit_relay, admit_to_room, ws_relay, ws_signal
from sparring.kit import clock
from sparring.kit.caller import RELAYS, Caller
from tests.support.http import Context
from tests.support.rooming import MadeRoom
from tests.support.sockets import FakeSockets, frame

OFFER = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n"
STATE = {"rooms": 0, "people": 0, "most_rooms": 60, "load": 0.1, "draining": False}


@dataclass
class Talker:
    """A relay's side of its socket; numbers its messages."""

    name: str
    wire: FakeSockets
    seq: int = 0
    state: dict[str, Any] = field(default_factory=lambda: dict(STATE))

    @property
    def connection(self) -> str:
        """Its socket's id."""
        return f"socket-of-{self.name}"

    def frame(self, body: dict[str, Any]) -> int:
        """Send one frame; answers the status."""
        caller = Caller(RELAYS, self.name, "admin", expires_at=clock.epoch(600))
        event = frame(caller, self.connection, {"type": "relay", **body})
        return int(ws_relay.handler(event, Context())["statusCode"])

    def registers(self, seen: int = 0) -> int:
        """The first word."""
        return self.frame({"kind": "register", **self.state, "seen": seen})

    def beats(self, **state: object) -> int:
        """A heartbeat."""
        return self.frame({"kind": "heartbeat", **self.state, **state, "seen": 0})

    def says(self, *messages: dict[str, Any]) -> int:
        """One batch of numbered messages."""
        first = self.seq + 1
        self.seq += len(messages)
        batch = [{"seq": first + at, **one} for at, one in enumerate(messages)]
        return self.frame({"kind": "batch", "messages": batch})

    @property
    def heard(self) -> list[Any]:
        """What the platform told it, without the acknowledgements."""
        return [one for one in self.wire.heard(self.connection) if one["kind"] != "ack"]


@dataclass
class Speaker:
    """One person's page in a call; counts its frames."""

    caller: Caller
    room: MadeRoom
    wire: FakeSockets
    connection: str
    n: int = 0

    def raw(self, n: int, body: dict[str, Any]) -> int:
        """A frame with a number of one's own."""
        whole = {"type": "signal", "room_id": self.room.room_id, "n": n, "body": body}
        event = frame(self.caller, self.connection, whole)
        return int(ws_signal.handler(event, Context())["statusCode"])

    def says(self, kind: str, **fields: object) -> int:
        """The next frame."""
        self.n += 1
        return self.raw(self.n, {"kind": kind, **fields})

    def ticket(self) -> str:
        """A fresh admission."""
        return str(self.room.on(admit_to_room, self.caller).body["ticket"])

    def joins(self, ticket: str | None = None) -> int:
        """Offer a connection."""
        return self.says("join", ticket=ticket or self.ticket(), offer=OFFER)

    @property
    def heard(self) -> list[Any]:
        """The bodies that reached this page, without what was taken and what was written before."""
        frames = [one for one in self.wire.heard(self.connection) if one["type"] == "signal"]
        said = [one["body"] for one in frames]
        return [one for one in said if one["kind"] not in ("taken", "history")]

    @property
    def history(self) -> list[Any]:
        """The written lines that the newest join brought back."""
        heard = [one for one in self.wire.heard(self.connection) if one["type"] == "signal"]
        told = [one["body"]["lines"] for one in heard if one["body"]["kind"] == "history"]
        return list(told[-1])


def admitted(name: str) -> dict[str, str]:
    """What a relay gets before it dials."""
    return admit_relay.handler({"relay": name}, Context())
