"""Rooms for tests: made, entered and sat in through the functions themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from functions.rooms import (
    create_room,
    end_room,
    enter_room,
    get_room,
    give_consent,
    invite_to_room,
    leave_room,
    remove_member,
    take_seat,
)
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.http import Answer, Call, person, send

BRIEFS = {
    "seller": "Sell it.",
    "buyer": "Resist it.",
    "observer": "Watch it.",
    "coach": "Guide it.",
}
SCENE = {"title": "A meeting", "situation": "Two people meet.", "briefs": BRIEFS}


ENDING = (end_room, give_consent, leave_room, remove_member, take_seat)
"""They look into the live call too, which takes more than one read and one commit."""


@dataclass(frozen=True)
class MadeRoom:
    """A room with its host."""

    room_id: str
    host: Caller

    def on(self, function: Any, caller: Caller | None = None, body: object = None) -> Answer:
        """Call a function of this room, as its host unless somebody else is named."""
        call = Call(caller or self.host, body, path={"room_id": self.room_id})
        return (send if function in ENDING else sent)(function, call)

    def seen_by(self, caller: Caller) -> Any:
        """The room as somebody sees it."""
        return self.on(get_room, caller).body

    def secret(self) -> str:
        """The secret of a fresh invitation."""
        return str(self.on(invite_to_room).body["link"].partition("#")[2])

    def guest(self, seat: str | None = None) -> Caller:
        """Somebody of the same company who followed the link, and sat down if `seat` is given."""
        guest = person(tenant=self.host.tenant)
        self.on(enter_room, guest, {"secret": self.secret()})
        if seat:
            self.on(take_seat, guest, {"seat": seat})
        return guest


def made_room(host: Caller | None = None, **fields: object) -> MadeRoom:
    """A room with a scene of its own; open unless `starts_at` is among the fields."""
    host = host or person()
    body = {"name": "Tuesday round", "scenario": SCENE, **fields}
    answer = sent(create_room, Call(host, body))
    assert answer.status == 201, answer.body
    return MadeRoom(answer.body["room_id"], host)
