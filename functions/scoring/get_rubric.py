"""Shows a rubric."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.scoring import rubrics
from sparring.scoring.schemas import RubricView

DECLARATION = Endpoint("GET", "/v1/rubrics/{rubric_id}", roles=EVERYONE, grants=(reads("scoring"),))


def get_rubric(
    caller: SignedIn,
    rubric_id: Id,
    version: Annotated[int | None, Query(ge=1, le=999_999)] = None,
) -> RubricView:
    """Show a rubric, the newest version unless another is asked for."""
    return rubrics.get_rubric(caller, rubric_id, version)


handler = http_handler(DECLARATION, get_rubric)
