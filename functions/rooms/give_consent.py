"""Notes a word about recording."""

from sparring.kit.declare import EVERYONE, SOCKET, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import signaling, taking_part
from sparring.rooms.schemas import GiveConsent, RoomView

DECLARATION = Endpoint(
    "POST", "/v1/rooms/{room_id}/consent", roles=EVERYONE, grants=(writes("rooms"), SOCKET)
)


def give_consent(caller: SignedIn, room_id: Id, body: GiveConsent) -> RoomView:
    """Say whether one agrees to be recorded."""
    shown = taking_part.give_consent(caller, room_id, given=body.given)
    signaling.pass_consent(caller, room_id)
    return shown


handler = http_handler(DECLARATION, give_consent)
