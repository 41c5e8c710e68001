"""Shows a call to judge blind."""

from sparring.kit.declare import COACHES, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading, repository
from sparring.scoring import blind_judging
from sparring.scoring.blind_judging import Place
from sparring.scoring.calibration_schemas import CalibrationCall, SaidTurn

DECLARATION = Endpoint(
    "GET",
    "/v1/calibrations/{calibration_id}/calls/{roleplay_id}",
    roles=COACHES,
    grants=(reads("scoring"), reads("roleplay"), reads("auth")),
)


def get_calibration_call(caller: SignedIn, calibration_id: Id, roleplay_id: Id) -> CalibrationCall:
    """Show what was said in a call of a calibration, and one's own verdicts so far.

    Neither who played it nor what the machine thinks of it.
    """
    place = Place(calibration_id, roleplay_id, reading.led_team(caller))
    page = blind_judging.open_call(caller, place)
    turns = repository.load_whole(caller, roleplay_id).turns
    said = (SaidTurn(turn=t.turn, speaker=t.speaker, text=t.text, at=t.at) for t in turns)
    return blind_judging.view_call(page, said)


handler = http_handler(DECLARATION, get_calibration_call)
