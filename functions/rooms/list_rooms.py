"""Lists rooms."""

from sparring.kit.declare import CURSORS, EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit
from sparring.rooms import showing
from sparring.rooms.model import Status
from sparring.rooms.schemas import RoomList

DECLARATION = Endpoint("GET", "/v1/rooms", roles=EVERYONE, grants=(reads("rooms"), CURSORS))


def list_rooms(
    caller: SignedIn, status: Status | None = None, limit: Limit = 50, cursor: Cursor = None
) -> RoomList:
    """List one's own rooms, newest first."""
    return showing.list_rooms(caller, Asked(f"rooms#{status}", limit, cursor), status)


handler = http_handler(DECLARATION, list_rooms)
