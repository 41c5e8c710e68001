"""Lists roleplays."""

from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query

from sparring.kit.declare import CURSORS, EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit, Search
from sparring.roleplay import listing
from sparring.roleplay.listing import Result, Sort, Wanted
from sparring.roleplay.model import Mode
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
    bot_id: Annotated[Id | None, Query()] = None,
    mode: Annotated[Mode | None, Query()] = None,
    result: Annotated[Result | None, Query()] = None,
    q: Search = None,
    sort: Annotated[Sort, Query(description="`-` puts the greatest first.")] = "-started_at",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> RoleplayList:
    """List calls: one's own, or the official attempts that a coach may see.

    Sorted by anything else than newest first, the list holds the newest 1,000.
    """
    wanted = Wanted(user_id, bot_id, mode, result, q, sort)
    asked = Asked(f"list_roleplays {scope} {wanted}", limit, cursor)
    if scope == "own":
        return listing.list_own(caller, wanted, asked)
    return listing.list_official(caller, wanted, asked)


handler = http_handler(DECLARATION, list_roleplays)
