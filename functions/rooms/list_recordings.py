"""Lists the recordings of a room."""

from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import recordings
from sparring.rooms.recording_schemas import RecordingList

DECLARATION = Endpoint(
    "GET", "/v1/rooms/{room_id}/recordings", roles=EVERYONE, grants=(reads("rooms"),)
)


def list_recordings(caller: SignedIn, room_id: Id) -> RecordingList:
    """List the recordings of a room, oldest first."""
    return recordings.list_recordings(caller, room_id)


handler = http_handler(DECLARATION, list_recordings)
