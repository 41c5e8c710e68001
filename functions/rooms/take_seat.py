"""Gives somebody a seat."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import taking_part
from sparring.rooms.schemas import RoomView, TakeSeat

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/seat", roles=EVERYONE, grants=(writes("rooms"),)
)


def take_seat(caller: SignedIn, room_id: Id, body: TakeSeat) -> RoomView:
    """Sit down, or go back to the lobby. One seat, one winner."""
    return taking_part.take_seat(caller, room_id, body.seat)


handler = http_handler(DECLARATION, take_seat)
