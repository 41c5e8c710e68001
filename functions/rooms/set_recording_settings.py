"""Sets how long recordings are kept."""

from sparring.kit.declare import ADMINS, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.rooms import recordings
from sparring.rooms.recording_schemas import KeepRecordings, KeptRecordings

DECLARATION = Endpoint("PUT", "/v1/settings/recordings", roles=ADMINS, grants=(writes("rooms"),))


def set_recording_settings(caller: SignedIn, body: KeepRecordings) -> KeptRecordings:
    """Keep recordings that begin from now on for so many days."""
    return recordings.set_keeping(caller, body)


handler = http_handler(DECLARATION, set_recording_settings)
