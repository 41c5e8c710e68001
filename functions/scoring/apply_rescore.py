"""Puts a re-score in force."""

from sparring.kit.declare import COACHES, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading
from sparring.scoring import rescore_applying, rescore_views
from sparring.scoring.rescore_applying import Place
from sparring.scoring.rescore_schemas import RescoreApply, RescoreProgress

DECLARATION = Endpoint(
    "POST",
    "/v1/rubrics/{rubric_id}/rescores/{rescore_id}/apply",
    roles=COACHES,
    status=202,
    grants=(writes("scoring"), reads("auth")),
)


def apply_rescore(
    caller: SignedIn, rubric_id: Id, rescore_id: Id, body: RescoreApply
) -> RescoreProgress:
    """Let the new results count, of some calls or of all; people's overrules stay in force.

    409 not_ready while calls are judged, own_call for one's own, nothing_to_apply without a call.
    Safe to repeat.
    """
    place = Place(rubric_id, rescore_id, reading.own_team)
    return rescore_views.progress(rescore_applying.apply(caller, place, body.roleplay_ids))


handler = http_handler(DECLARATION, apply_rescore)
