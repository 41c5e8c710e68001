"""Shows a re-score."""

from sparring.kit import lookup
from sparring.kit.declare import COACHES, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading
from sparring.scoring import rescore_store, rescore_views
from sparring.scoring.rescore_schemas import RescoreView

DECLARATION = Endpoint(
    "GET",
    "/v1/rubrics/{rubric_id}/rescores/{rescore_id}",
    roles=COACHES,
    grants=(reads("scoring"), reads("auth")),
)


def get_rescore(caller: SignedIn, rubric_id: Id, rescore_id: Id) -> RescoreView:
    """Show how far it is and what would change, calls that pass or fail otherwise first."""
    rescore, team = lookup.two(
        caller, rescore_store.rescore(caller, rescore_id), reading.led_team(caller)
    )
    rescore.refuse_outside(rubric_id, team)
    return rescore_views.view(caller, rescore)


handler = http_handler(DECLARATION, get_rescore)
