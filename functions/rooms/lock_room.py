"""Locks a room."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import taking_part
from sparring.rooms.schemas import LockRoom, RoomView

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/lock", roles=EVERYONE, grants=(writes("rooms"),)
)


def lock_room(caller: SignedIn, room_id: Id, body: LockRoom) -> RoomView:
    """Keep newcomers out, or let them in again."""
    return taking_part.lock_room(caller, room_id, locked=body.locked)


handler = http_handler(DECLARATION, lock_room)
