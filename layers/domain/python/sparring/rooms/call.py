"""A room's live call: which relay has it, who is connected, and what they were told. No I/O."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

Body = dict[str, Any]
MOST_EARLIER = 20


@dataclass(frozen=True)
class Peer:
    """Somebody who joined the call. `taken` is the last of their numbered frames that counted."""

    user_id: str
    connection_id: str
    taken: int = 0
    version: int = 1


@dataclass(frozen=True)
class Call:
    """`said` numbers what the room was told; `last` is each person's newest number. `recording` is
    the one that is being made, `tape` what was last said about it; `records` outlives a relay.
    """

    relay: str = ""
    earlier: tuple[str, ...] = ()
    said: int = 0
    last: dict[str, int] = field(default_factory=dict)
    recording: str = ""
    records: bool = False
    tape: Body = field(default_factory=dict)
    version: int = 0

    def knows(self, relay: str) -> bool:
        """True for relays that have or had this call: what they saw of it counts."""
        return relay == self.relay or relay in self.earlier


@dataclass(frozen=True)
class Told:
    """One message to some people of a room. `after` is, for each, the number they had before."""

    number: int
    to: tuple[str, ...]
    after: dict[str, int]
    body: Body

    def frame(self, room_id: str, user_id: str) -> Body:
        """What goes over one person's socket."""
        numbers = {"number": self.number, "after": self.after.get(user_id, 0)}
        return {"type": "signal", "room_id": room_id, **numbers, "body": self.body}


def tell(call: Call, to: tuple[str, ...], body: Body) -> tuple[Call, Told]:
    """The call with one more message said."""
    number = call.said + 1
    after = {user: call.last.get(user, 0) for user in to}
    told = Told(number, to, after, body)
    return replace(call, said=number, last={**call.last, **dict.fromkeys(to, number)}), told


def moved(call: Call, relay: str) -> Call:
    """The call on another relay, which records nothing yet."""
    left = (*call.earlier, call.relay) if call.relay else call.earlier
    return replace(call, relay=relay, earlier=left[-MOST_EARLIER:], recording="", tape={})
