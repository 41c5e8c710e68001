"""Hands a room over."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import taking_part
from sparring.rooms.schemas import NameMember, RoomView

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/host", roles=EVERYONE, grants=(writes("rooms"),)
)


def hand_over_room(caller: SignedIn, room_id: Id, body: NameMember) -> RoomView:
    """Let another member lead the room."""
    return taking_part.hand_over_room(caller, room_id, body.member_id)


handler = http_handler(DECLARATION, hand_over_room)
