"""What a frame of a person is held against, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field

from sparring.kit.caller import Caller
from sparring.kit.transaction import Write
from sparring.rooms import call_store
from sparring.rooms.call import Body, Call, Peer, Told, tell
from sparring.rooms.model import Room


@dataclass(frozen=True)
class Scene:
    """A room's call as it is when somebody says something."""

    caller: Caller
    room: Room
    call: Call
    peer: Peer | None
    connection_id: str

    @property
    def me(self) -> str:
        """Who says it."""
        return self.caller.user_id

    def everybody(self) -> tuple[str, ...]:
        """Who is in the call."""
        return tuple(call_store.peers(self.caller, self.room.room_id))

    def seat(self, user_id: str) -> str | None:
        """Where somebody sits."""
        member = self.room.member(user_id)
        return member.seat if member else None


@dataclass
class Outcome:
    """What a frame comes to: written in one commit, and sent when that has held."""

    call: Call
    peer: Peer | None
    writes: list[Write] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    to_relay: list[Body] = field(default_factory=list)

    def say(self, to: tuple[str, ...], body: Body) -> None:
        """Tell some people of the room."""
        if to:
            self.call, one = tell(self.call, to, body)
            self.told.append(one)
