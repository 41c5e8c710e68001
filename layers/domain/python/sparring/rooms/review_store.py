"""Where reviews of a room rest: a row each beside the room, and one that says whose there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key
from sparring.kit.transaction import Fact, Write, commit, create
from sparring.kit.transaction import replace as replace_row
from sparring.rooms.repository import TABLE
from sparring.rooms.review import MOST_REVIEWS, Mark, RoomReview


@dataclass(frozen=True)
class Reviewers:
    """Who has a review of a room, drafts among them; `version` 0 while nobody has."""

    user_ids: tuple[str, ...] = ()
    version: int = 0


def _key(caller: Caller, room_id: str, sk: str) -> Key:
    return key(caller, TABLE, ["ROOM", room_id], sk)


def _reviewers(row: Item | None) -> Reviewers:
    return Reviewers(tuple(row["user_ids"]), int(row["version"])) if row else Reviewers()


def reviewers(caller: Caller, room_id: str) -> Lookup[Reviewers]:
    """How to look up who has a review of a room."""
    return Lookup(_key(caller, room_id, "REVIEWERS"), _reviewers)


def _review(row: Item | None) -> RoomReview | None:
    if row is None:
        return None
    own = {name: row[name] for name in RoomReview.__dataclass_fields__}
    return RoomReview(**{**own, "marks": tuple(Mark(**one) for one in row["marks"])})


def review(caller: Caller, room_id: str, user_id: str) -> Lookup[RoomReview | None]:
    """How to look up one person's review; None while there is none."""
    return Lookup(_key(caller, room_id, f"REVIEW#{user_id}"), _review)


def save(
    caller: Caller, room_id: str, after: RoomReview, known: Reviewers, facts: Sequence[Fact]
) -> RoomReview:
    """Store a review over the version it carries (0: the first); the review as it rests then.

    Raced when somebody was faster, Conflict when the room has as many as it may.
    """
    where = _key(caller, room_id, f"REVIEW#{after.user_id}")
    if after.version:
        commit(caller, [replace_row(where, asdict(after))], facts)
    else:
        first = create(where, {**asdict(after), "version": 1})
        commit(caller, [first, _listed(caller, room_id, known, after.user_id)], facts)
    return replace(after, version=after.version + 1)


def _listed(caller: Caller, room_id: str, known: Reviewers, user_id: str) -> Write:
    if len(known.user_ids) >= MOST_REVIEWS:
        raise Conflict("This room has as many reviews as it can hold.", code="enough_reviews")
    where = _key(caller, room_id, "REVIEWERS")
    item: Item = {"user_ids": [*known.user_ids, user_id]}
    return (
        replace_row(where, {**item, "version": known.version})
        if known.version
        else create(where, item)
    )
