"""Notes a word about recording."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import taking_part
from sparring.rooms.schemas import GiveConsent, RoomView

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/consent", roles=EVERYONE, grants=(writes("rooms"),)
)


def give_consent(caller: SignedIn, room_id: Id, body: GiveConsent) -> RoomView:
    """Say whether one agrees to be recorded."""
    return taking_part.give_consent(caller, room_id, given=body.given)


handler = http_handler(DECLARATION, give_consent)
