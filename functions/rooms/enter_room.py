"""Lets somebody into a room."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import taking_part
from sparring.rooms.schemas import EnterRoom, RoomView

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/enter", roles=EVERYONE, grants=(writes("rooms"),)
)


def enter_room(caller: SignedIn, room_id: Id, body: EnterRoom) -> RoomView:
    """Follow an invitation into the lobby."""
    return taking_part.enter_room(caller, room_id, body.secret)


handler = http_handler(DECLARATION, enter_room)
