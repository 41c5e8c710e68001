"""Shows what was said in a room."""

from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import transcripts
from sparring.rooms.transcript_schemas import RoomTranscript

DECLARATION = Endpoint(
    "GET", "/v1/rooms/{room_id}/transcript", roles=EVERYONE, grants=(reads("rooms"),)
)


def get_transcript(caller: SignedIn, room_id: Id) -> RoomTranscript:
    """Read what was said in a room's recordings, or why nobody wrote it down."""
    return transcripts.get_transcript(caller, room_id)


handler = http_handler(DECLARATION, get_transcript)
