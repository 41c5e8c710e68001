"""A room's live call: which relay has it, who is connected, and what they were told. No I/O."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Peer:
    """Somebody who joined the call. `taken` is the last of their numbered frames that counted."""

    user_id: str
    connection_id: str
    taken: int = 0
    version: int = 1


@dataclass(frozen=True)
class Call:
    """`said` numbers what the room was told; `last` is each person's newest number."""

    relay: str = ""
    said: int = 0
    last: dict[str, int] = field(default_factory=dict)
    recording: str = ""
    version: int = 0


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
