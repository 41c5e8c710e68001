"""Stores a coach's blind verdicts."""

from sparring.kit.declare import COACHES, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading, repository
from sparring.scoring import blind_judging
from sparring.scoring.blind_judging import Place
from sparring.scoring.calibration_schemas import BlindVerdicts, CallJudged

DECLARATION = Endpoint(
    "PUT",
    "/v1/calibrations/{calibration_id}/calls/{roleplay_id}",
    roles=COACHES,
    grants=(writes("scoring"), reads("roleplay")),
)


def judge_calibration_call(
    caller: SignedIn, calibration_id: Id, roleplay_id: Id, body: BlindVerdicts
) -> CallJudged:
    """Store all that the coach says about one call so far; safe to repeat, until the end."""
    numbers = {one.turn for one in body.verdicts if one.turn is not None}
    turns = {number: repository.turn(caller, roleplay_id, number) for number in numbers}
    place = Place(calibration_id, roleplay_id, reading.led_team(caller), turns)
    return blind_judging.judge_call(caller, place, body)


handler = http_handler(DECLARATION, judge_calibration_call)
