"""Stores one's own review of a room."""

from sparring.kit.declare import EVERYONE, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import reviewing
from sparring.rooms.review_schemas import RoomReviewChange, RoomReviewView
from sparring.scoring import rubric_store as rubrics

DECLARATION = Endpoint(
    "PUT",
    "/v1/rooms/{room_id}/review",
    roles=EVERYONE,
    grants=(reads("scoring"), writes("rooms")),
    body_limit=262_144,
)


def review_room(caller: SignedIn, room_id: Id, body: RoomReviewChange) -> RoomReviewView:
    """Give one's own review of an ended room, or keep a draft of it; until 14 days after its end.

    The whole review takes the place of the one before. It may be sent again.
    """
    rubric = rubrics.numbered(caller, body.rubric_id, body.rubric_version)
    return reviewing.review_room(caller, room_id, body, rubric)


handler = http_handler(DECLARATION, review_room)
