"""Shows how long recordings are kept."""

from sparring.kit.declare import ADMINS, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.rooms import recordings
from sparring.rooms.recording_schemas import KeptRecordings

DECLARATION = Endpoint("GET", "/v1/settings/recordings", roles=ADMINS, grants=(reads("rooms"),))


def get_recording_settings(caller: SignedIn) -> KeptRecordings:
    """Show for how many days new recordings are kept."""
    return recordings.get_keeping(caller)


handler = http_handler(DECLARATION, get_recording_settings)
