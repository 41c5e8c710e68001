"""Shows the reviews of a room side by side."""

from sparring.kit.caller import Caller
from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.rooms import reviewing
from sparring.rooms.review import Mark
from sparring.rooms.review_schemas import RoomReviewSheet
from sparring.rooms.reviewing import Machine
from sparring.scoring import card_store
from sparring.scoring import rubric_store as rubrics

DECLARATION = Endpoint(
    "GET",
    "/v1/rooms/{room_id}/reviews",
    roles=EVERYONE,
    grants=(reads("rooms"), reads("scoring")),
)


def _machine(caller: Caller, room_id: str) -> Lookup[Machine | None]:
    """A room that was judged has its scorecard under its own id."""
    card = card_store.card(caller, room_id)

    def read(row: Item | None) -> Machine | None:
        found = card.read(row)
        if found is None:
            return None
        marks = tuple(Mark(one.criterion_id, one.verdict, one.why) for one in found.criteria)
        return Machine(found.judge.kind, found.rubric.rubric_id, found.rubric.version, marks)

    return Lookup(card.where, read)


def list_room_reviews(caller: SignedIn, room_id: Id) -> RoomReviewSheet:
    """Read the reviews of an ended room side by side, the machine's verdicts among them.

    Those of others show when one's own is given; to the seller, managers and admins at once.
    """
    return reviewing.list_reviews(
        caller,
        room_id,
        _machine(caller, room_id),
        lambda scale: rubrics.numbered(caller, scale.rubric_id, scale.rubric_version),
    )


handler = http_handler(DECLARATION, list_room_reviews)
