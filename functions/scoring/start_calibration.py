"""Starts a calibration."""

from sparring.kit.declare import COACHES, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.params import OptionalKey
from sparring.roleplay import reading
from sparring.scoring import calibrations
from sparring.scoring.calibration_schemas import CalibrationView, StartCalibration

DECLARATION = Endpoint(
    "POST", "/v1/calibrations", roles=COACHES, status=201, grants=(writes("scoring"),)
)


def start_calibration(
    caller: SignedIn, body: StartCalibration, idempotency_key: OptionalKey = None
) -> CalibrationView:
    """Begin to judge past calls blind, to see how far the machine is to be believed.

    Picks the newest official calls that the caller may see, did not play, and has not reviewed.
    """
    team = reading.led_team(caller)
    return calibrations.start_calibration(caller, body, idempotency_key, team)


handler = http_handler(DECLARATION, start_calibration)
