"""Lists roleplays."""

from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query

from sparring.kit.declare import CURSORS, EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.kit.paging import Asked, Cursor, Limit
from sparring.roleplay import reading
from sparring.roleplay.schemas import RoleplayList

DECLARATION = Endpoint(
    "GET",
    "/v1/roleplays",
    roles=EVERYONE,
    grants=(reads("roleplay"), reads("auth"), CURSORS),
)


def list_roleplays(
    caller: SignedIn,
    scope: Annotated[Literal["own", "official"], Query()] = "own",
    user_id: Annotated[Id | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> RoleplayList:
    """List calls, newest first: one's own, or the official attempts that a coach may see."""
    asked = Asked(f"list_roleplays {scope} {user_id}", limit, cursor)
    if scope == "own":
        return reading.list_own(caller, asked)
    return reading.list_official(caller, asked, user_id)


handler = http_handler(DECLARATION, list_roleplays)
