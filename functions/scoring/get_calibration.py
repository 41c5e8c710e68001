"""Shows a calibration."""

from sparring.kit.declare import COACHES, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading
from sparring.scoring import calibrations
from sparring.scoring.calibration_schemas import CalibrationView

DECLARATION = Endpoint(
    "GET",
    "/v1/calibrations/{calibration_id}",
    roles=COACHES,
    grants=(reads("scoring"), reads("auth")),
)


def get_calibration(caller: SignedIn, calibration_id: Id) -> CalibrationView:
    """Show a calibration: what is left to judge, and the result when it is done."""
    return calibrations.get_calibration(caller, calibration_id, reading.led_team(caller))


handler = http_handler(DECLARATION, get_calibration)
