"""Lists re-scores."""

from sparring.kit import lookup
from sparring.kit.declare import COACHES, CURSORS, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit
from sparring.roleplay import reading
from sparring.scoring import rescore_views
from sparring.scoring.rescore_schemas import RescoreList

DECLARATION = Endpoint(
    "GET",
    "/v1/rubrics/{rubric_id}/rescores",
    roles=COACHES,
    grants=(reads("scoring"), reads("auth"), CURSORS),
)


def list_rescores(
    caller: SignedIn, rubric_id: Id, limit: Limit = 20, cursor: Cursor = None
) -> RescoreList:
    """List the re-scores of a rubric, newest first; a manager of a team sees that team's."""
    team = lookup.one(caller, reading.led_team(caller))
    asked = Asked(f"list_rescores {rubric_id}", limit, cursor)
    return rescore_views.listed(caller, rubric_id, team, asked)


handler = http_handler(DECLARATION, list_rescores)
