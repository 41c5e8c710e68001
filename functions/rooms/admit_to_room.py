"""Admits somebody to a call."""

from sparring.kit import lookup
from sparring.kit.declare import EVERYONE, TURN, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import admission, repository
from sparring.rooms.schemas import Admission

DECLARATION = Endpoint(
    "POST",
    "/v1/rooms/{room_id}/admission",
    roles=EVERYONE,
    status=201,
    grants=(writes("rooms"), TURN),
)


def admit_to_room(caller: SignedIn, room_id: Id) -> Admission:
    """Get what it takes to join the call: a ticket that is good once, within a minute."""
    room = lookup.one(caller, repository.lookup(caller, room_id))
    return admission.admit(caller, room)


handler = http_handler(DECLARATION, admit_to_room)
