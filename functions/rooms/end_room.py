"""Ends a room."""

from sparring.kit.declare import EVERYONE, SOCKET, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import dismissal, taking_part
from sparring.rooms.schemas import RoomView

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/end", roles=EVERYONE, grants=(writes("rooms"), SOCKET)
)


def end_room(caller: SignedIn, room_id: Id) -> RoomView:
    """End a room for everybody."""
    shown = taking_part.end_room(caller, room_id)
    dismissal.close(caller, room_id)
    return shown


handler = http_handler(DECLARATION, end_room)
