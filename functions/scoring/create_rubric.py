"""Makes a rubric."""

from sparring.kit.declare import COACHES, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.params import OptionalKey
from sparring.scoring import rubrics
from sparring.scoring.schemas import NewRubric, RubricView

DECLARATION = Endpoint(
    "POST",
    "/v1/rubrics",
    roles=COACHES,
    status=201,
    grants=(writes("scoring"),),
    body_limit=262_144,
)


def create_rubric(
    caller: SignedIn, body: NewRubric, idempotency_key: OptionalKey = None
) -> RubricView:
    """Make a rubric, or copy one."""
    return rubrics.create_rubric(caller, body, idempotency_key)


handler = http_handler(DECLARATION, create_rubric)
