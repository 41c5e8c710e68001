"""Deletes a recording."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.declare import recordings as films
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import recordings

DECLARATION = Endpoint(
    "DELETE",
    "/v1/rooms/{room_id}/recordings/{recording_id}",
    roles=EVERYONE,
    status=204,
    grants=(writes("rooms"), films("DeleteObject")),
)


def delete_recording(caller: SignedIn, room_id: Id, recording_id: Id) -> None:
    """Delete a recording for good: its files, then what is known of them."""
    recordings.delete_recording(caller, room_id, recording_id)


handler = http_handler(DECLARATION, delete_recording)
