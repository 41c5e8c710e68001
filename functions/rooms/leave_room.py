"""Lets somebody leave."""

from sparring.kit.declare import EVERYONE, SOCKET, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import dismissal, taking_part

DECLARATION = Endpoint(
    "POST",
    "/v1/rooms/{room_id}/leave",
    roles=EVERYONE,
    status=204,
    grants=(writes("rooms"), SOCKET),
)


def leave_room(caller: SignedIn, room_id: Id) -> None:
    """Leave a room. A host who leaves hands it over."""
    taking_part.leave_room(caller, room_id)
    dismissal.expel(caller, room_id, caller.user_id)


handler = http_handler(DECLARATION, leave_room)
