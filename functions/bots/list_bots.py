"""Lists bots."""

from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query

from sparring.bots import service
from sparring.bots.schemas import BotList
from sparring.buyer.persona import CallType, Difficulty
from sparring.dashboard.service import best_scores
from sparring.kit.declare import CURSORS, EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit, Search

DECLARATION = Endpoint(
    "GET", "/v1/bots", roles=EVERYONE, grants=(reads("bots"), reads("dashboard"), CURSORS)
)


def list_bots(
    caller: SignedIn,
    status: Annotated[Literal["draft", "published", "archived"] | None, Query()] = None,
    call_type: Annotated[CallType | None, Query()] = None,
    difficulty: Annotated[Difficulty | None, Query()] = None,
    q: Search = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> BotList:
    """List bots, newest first.

    Learners see published bots only, each with their own best score.
    """
    wanted = service.Wanted(status, call_type, difficulty, q)
    asked = Asked(f"list_bots {wanted}", limit, cursor)
    return service.list_bots(caller, wanted, asked, best_scores(caller))


handler = http_handler(DECLARATION, list_bots)
