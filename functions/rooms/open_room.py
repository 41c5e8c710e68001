"""Opens a room."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import taking_part
from sparring.rooms.schemas import RoomView

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/open", roles=EVERYONE, grants=(writes("rooms"),)
)


def open_room(caller: SignedIn, room_id: Id) -> RoomView:
    """Open a scheduled room now."""
    return taking_part.open_room(caller, room_id)


handler = http_handler(DECLARATION, open_room)
