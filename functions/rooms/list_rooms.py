"""Lists rooms."""

from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query

from sparring.kit.declare import CURSORS, EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit
from sparring.rooms import showing
from sparring.rooms.model import Status
from sparring.rooms.schemas import RoomList

DECLARATION = Endpoint("GET", "/v1/rooms", roles=EVERYONE, grants=(reads("rooms"), CURSORS))


def list_rooms(
    caller: SignedIn,
    scope: Annotated[Literal["own", "ended"], Query()] = "own",
    status: Status | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> RoomList:
    """List one's own rooms, newest first; or all of the company that are over, for coaches."""
    if scope == "ended":
        return showing.list_ended(caller, Asked("rooms ended", limit, cursor))
    return showing.list_rooms(caller, Asked(f"rooms#{status}", limit, cursor), status)


handler = http_handler(DECLARATION, list_rooms)
