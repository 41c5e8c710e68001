"""Invites people to a room."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import taking_part
from sparring.rooms.schemas import Invitation

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/invitation", roles=EVERYONE, grants=(writes("rooms"),)
)


def invite_to_room(caller: SignedIn, room_id: Id) -> Invitation:
    """Get a new link into the room; the one before leads nowhere."""
    return taking_part.invite_to_room(caller, room_id)


handler = http_handler(DECLARATION, invite_to_room)
