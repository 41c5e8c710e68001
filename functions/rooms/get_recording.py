"""Shows a recording."""

from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.declare import recordings as films
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import recordings
from sparring.rooms.recording_schemas import PlayableRecording

DECLARATION = Endpoint(
    "GET",
    "/v1/rooms/{room_id}/recordings/{recording_id}",
    roles=EVERYONE,
    grants=(reads("rooms"), films("GetObject")),
)


def get_recording(caller: SignedIn, room_id: Id, recording_id: Id) -> PlayableRecording:
    """Get links that play a recording, good for 15 minutes."""
    return recordings.get_recording(caller, room_id, recording_id)


handler = http_handler(DECLARATION, get_recording)
