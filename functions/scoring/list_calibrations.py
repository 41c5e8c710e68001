"""Lists calibrations."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from sparring.kit.declare import COACHES, CURSORS, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit
from sparring.scoring import calibrations
from sparring.scoring.calibration_schemas import CalibrationList

DECLARATION = Endpoint("GET", "/v1/calibrations", roles=COACHES, grants=(reads("scoring"), CURSORS))


def list_calibrations(
    caller: SignedIn,
    rubric_id: Annotated[Id | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> CalibrationList:
    """List one's own calibrations, newest first; admins see everybody's."""
    asked = Asked(f"list_calibrations {rubric_id}", limit, cursor)
    return calibrations.list_calibrations(caller, asked, rubric_id)


handler = http_handler(DECLARATION, list_calibrations)
