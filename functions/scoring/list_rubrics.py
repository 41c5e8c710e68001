"""Lists rubrics."""

from sparring.kit.declare import CURSORS, EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit, Search
from sparring.scoring import rubrics
from sparring.scoring.schemas import RubricList

DECLARATION = Endpoint("GET", "/v1/rubrics", roles=EVERYONE, grants=(reads("scoring"), CURSORS))


def list_rubrics(
    caller: SignedIn, q: Search = None, limit: Limit = 50, cursor: Cursor = None
) -> RubricList:
    """List rubrics: everybody may read what good looks like."""
    return rubrics.list_rubrics(caller, Asked(f"list_rubrics {q}", limit, cursor), q)


handler = http_handler(DECLARATION, list_rubrics)
