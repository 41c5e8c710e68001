"""Gives somebody a seat."""

from sparring.kit.declare import EVERYONE, SOCKET, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import dismissal, taking_part
from sparring.rooms.schemas import RoomView, TakeSeat

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/seat", roles=EVERYONE, grants=(writes("rooms"), SOCKET)
)


def take_seat(caller: SignedIn, room_id: Id, body: TakeSeat) -> RoomView:
    """Sit down, or go back to the lobby, and out of the call. One seat, one winner."""
    room = taking_part.take_seat(caller, room_id, body.seat)
    if body.seat is None:
        dismissal.expel(caller, room_id, caller.user_id)
    return room


handler = http_handler(DECLARATION, take_seat)
