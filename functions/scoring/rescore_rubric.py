"""Asks for past calls to be judged again."""

from sparring.kit.declare import COACHES, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.kit.params import RequiredKey
from sparring.roleplay import reading
from sparring.scoring import rescore_views, rescoring
from sparring.scoring.rescore_schemas import NewRescore, RescoreProgress
from sparring.scoring.rescoring import Wanted

DECLARATION = Endpoint(
    "POST",
    "/v1/rubrics/{rubric_id}/rescores",
    roles=COACHES,
    status=202,
    grants=(writes("scoring"), reads("auth")),
)


def rescore_rubric(
    caller: SignedIn, rubric_id: Id, body: NewRescore, idempotency_key: RequiredKey
) -> RescoreProgress:
    """Judge the newest official calls of other versions again with this one, at most a hundred.

    Nothing counts before somebody puts it in force. A manager of a team asks for that team's calls.
    """
    wanted = Wanted(rubric_id, body.version, idempotency_key)
    return rescore_views.progress(rescoring.ask(caller, wanted, reading.own_team))


handler = http_handler(DECLARATION, rescore_rubric)
