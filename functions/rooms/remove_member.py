"""Removes somebody from a room."""

from sparring.kit.declare import EVERYONE, SOCKET, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import dismissal, taking_part
from sparring.rooms.schemas import NameMember, RoomView

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/remove", roles=EVERYONE, grants=(writes("rooms"), SOCKET)
)


def remove_member(caller: SignedIn, room_id: Id, body: NameMember) -> RoomView:
    """Send somebody out of the room, for good."""
    shown = taking_part.remove_member(caller, room_id, body.member_id)
    dismissal.expel(caller, room_id, body.member_id)
    return shown


handler = http_handler(DECLARATION, remove_member)
