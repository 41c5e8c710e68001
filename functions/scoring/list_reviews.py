"""Lists calls that wait for a review."""

from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query

from sparring.kit.declare import COACHES, CURSORS, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit, Search
from sparring.roleplay import reading
from sparring.scoring import reviews
from sparring.scoring.review_schemas import ReviewList
from sparring.scoring.reviews import Queue

DECLARATION = Endpoint(
    "GET", "/v1/reviews", roles=COACHES, grants=(reads("scoring"), reads("auth"), CURSORS)
)


def list_reviews(
    caller: SignedIn,
    state: Annotated[Literal["open", "appealed", "reviewed"], Query()] = "open",
    user_id: Annotated[Id | None, Query()] = None,
    q: Search = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> ReviewList:
    """List official calls to review, appeals first, then the oldest.

    `open` holds appeals too. A manager of a team sees that team's calls.
    """
    wanted = Queue(reading.own_team(caller), state, user_id, q)
    return reviews.list_reviews(caller, wanted, Asked(f"list_reviews {wanted}", limit, cursor))


handler = http_handler(DECLARATION, list_reviews)
