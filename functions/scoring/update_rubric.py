"""Changes a rubric."""

from sparring.kit.declare import COACHES, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.scoring import rubrics
from sparring.scoring.schemas import RubricChange, RubricView

DECLARATION = Endpoint(
    "PATCH",
    "/v1/rubrics/{rubric_id}",
    roles=COACHES,
    grants=(writes("scoring"),),
    body_limit=262_144,
)


def update_rubric(caller: SignedIn, rubric_id: Id, body: RubricChange) -> RubricView:
    """Store the next version of a rubric; old versions stay as they are."""
    return rubrics.update_rubric(caller, rubric_id, body)


handler = http_handler(DECLARATION, update_rubric)
