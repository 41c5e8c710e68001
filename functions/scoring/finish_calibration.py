"""Finishes a calibration."""

from sparring.kit.declare import COACHES, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading
from sparring.scoring import calibrations
from sparring.scoring.calibration_schemas import CalibrationView

DECLARATION = Endpoint(
    "POST",
    "/v1/calibrations/{calibration_id}/finish",
    roles=COACHES,
    grants=(writes("scoring"),),
)


def finish_calibration(caller: SignedIn, calibration_id: Id) -> CalibrationView:
    """Compare with the machine, when every call is judged; nothing can be changed afterwards."""
    return calibrations.finish_calibration(caller, calibration_id, reading.led_team(caller))


handler = http_handler(DECLARATION, finish_calibration)
