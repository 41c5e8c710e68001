"""Makes a room."""

from sparring.kit import ids, lookup
from sparring.kit.declare import EVERYONE, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.params import OptionalKey
from sparring.rooms import making, repository
from sparring.rooms.model import Scale
from sparring.rooms.schemas import NewRoom, RoomView
from sparring.scoring import rubric_store as rubrics

DECLARATION = Endpoint(
    "POST",
    "/v1/rooms",
    roles=EVERYONE,
    status=201,
    grants=(reads("scoring"), writes("rooms")),
)


def create_room(caller: SignedIn, body: NewRoom, idempotency_key: OptionalKey = None) -> RoomView:
    """Make a room, open at once or scheduled; the rubric stays in the version of this moment."""
    op = idempotency_key or ids.new("op")
    wanted = [rubrics.current(caller, body.rubric_id)] if body.rubric_id else []
    done, *found = lookup.many(caller, repository.done_before(caller, op), *wanted)
    scales = [Scale(one.rubric_id, one.rubric_version, one.rubric.name) for one in found]
    return making.create_room(caller, body, next(iter(scales), None), done, op)


handler = http_handler(DECLARATION, create_room)
