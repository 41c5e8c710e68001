"""Changes a room."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import making
from sparring.rooms.schemas import RoomChange, RoomView

DECLARATION = Endpoint("PATCH", "/v1/rooms/{room_id}", roles=EVERYONE, grants=(writes("rooms"),))


def update_room(caller: SignedIn, room_id: Id, body: RoomChange) -> RoomView:
    """Change a room before it opens, over the version that was read."""
    return making.update_room(caller, room_id, body)


handler = http_handler(DECLARATION, update_room)
