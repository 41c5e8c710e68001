"""Shows who spoke how much."""

from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import talking
from sparring.rooms.talk_schemas import TalkView

DECLARATION = Endpoint("GET", "/v1/rooms/{room_id}/talk", roles=EVERYONE, grants=(reads("rooms"),))


def get_talk(caller: SignedIn, room_id: Id) -> TalkView:
    """Show each person's share of the talk, monologues, interruptions and silence."""
    return talking.get_talk(caller, room_id)


handler = http_handler(DECLARATION, get_talk)
