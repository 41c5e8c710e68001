"""Shows a room."""

from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import showing
from sparring.rooms.schemas import RoomView

DECLARATION = Endpoint("GET", "/v1/rooms/{room_id}", roles=EVERYONE, grants=(reads("rooms"),))


def get_room(caller: SignedIn, room_id: Id) -> RoomView:
    """Read a room that one is in; of the briefs, one's own."""
    return showing.get_room(caller, room_id)


handler = http_handler(DECLARATION, get_room)
