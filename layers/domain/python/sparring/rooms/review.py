"""What people say of a room afterwards, and who may read it when. No I/O."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sparring.judge.rubric import Rubric
from sparring.judge.verdict import Judgement, RollUp, Verdict, roll_up
from sparring.kit import clock
from sparring.kit.errors import Conflict, Forbidden, Invalid, NotFound
from sparring.rooms.model import Room, Scale, Seat

ReviewKind = Literal["self", "coach", "peer"]
KIND_OF_SEAT: dict[Seat, ReviewKind] = {
    "seller": "self",
    "coach": "coach",
    "buyer": "peer",
    "observer": "peer",
}
OPEN_FOR = dt.timedelta(days=14)
"""How long after the end a review may be given and changed."""

MOST_REVIEWS = 30
"""Of one room: eight who sat there, and more coaches than will ever come."""


@dataclass(frozen=True)
class Mark:
    """What somebody says of one criterion; `moment` in whole seconds of the recording
    `recording_id`, of the room's only one where that is None.
    """

    criterion_id: str
    verdict: Verdict | None = None
    comment: str = ""
    moment: int | None = None
    recording_id: str | None = None


@dataclass(frozen=True)
class RoomReview:
    """One person's review. It is a draft, which nobody else sees, until `given_at` is set."""

    user_id: str
    name: str
    kind: ReviewKind
    marks: tuple[Mark, ...]
    comment: str
    changed_at: str
    given_at: str | None = None
    version: int = 0

    def says(self, other: RoomReview) -> bool:
        """True when both hold the same words and verdicts, and both are given or neither."""
        same = (self.marks, self.comment) == (other.marks, other.comment)
        return same and bool(self.given_at) == bool(other.given_at)


@dataclass(frozen=True)
class Reader:
    """Who wants to read reviews. `kind` is None for somebody who may give none."""

    kind: ReviewKind | None
    coaches: bool
    given: bool = False

    def sees(self, kind: ReviewKind) -> bool:
        """True when this reader may read the review of somebody else.

        Everybody who gave their own may, and the seller. Managers and admins need not give one
        first, but who was there beside the seller as a peer judges without knowing how the
        seller does.
        """
        if self.given or self.kind == "self":
            return True
        return self.coaches and not (kind == "self" and self.kind == "peer")

    @property
    def sees_machine(self) -> bool:
        """True when this reader may read what the machine said."""
        return self.given or self.kind == "self" or self.coaches


def kind_of(room: Room, user_id: str, *, coaches: bool) -> ReviewKind | None:
    """As what this person reviews; None for one who only waited in the lobby.

    NotFound for everybody else but the company's managers and admins.
    """
    member = room.member(user_id)
    if member and member.seat:
        return KIND_OF_SEAT[member.seat]
    if coaches:
        return "coach"
    if member is None:
        raise NotFound
    return None


def scale_of(room: Room) -> Scale:
    """The rubric that an ended room is reviewed on; Conflict while there is nothing to review."""
    if room.status != "ended":
        raise Conflict("Reviews begin when the room has ended.", code="room_going_on")
    if room.scale is None:
        raise Conflict("This room has no rubric to review it on.", code="no_rubric")
    return room.scale


def closes_at(room: Room) -> dt.datetime:
    """When reviews of an ended room can be given and changed no more."""
    return clock.parse(room.ended_at or room.created_at) + OPEN_FOR


def still_open(room: Room) -> bool:
    """True while reviews may be given and changed."""
    return clock.now() < closes_at(room)


def reviewing_as(room: Room, user_id: str, *, coaches: bool) -> ReviewKind:
    """As what this person reviews now; refused for who may not, and before and after its time."""
    kind = kind_of(room, user_id, coaches=coaches)
    scale_of(room)
    if kind is None:
        raise Forbidden("Only those who had a seat can review.", code="no_seat")
    if not still_open(room):
        raise Conflict("The time for reviews of this room is over.", code="review_closed")
    return kind


def check_marks(rubric: Rubric, marks: Sequence[Mark], *, done: bool) -> None:
    """Refuse marks that the rubric has no place for, and a finished review with a gap."""
    named = [one.criterion_id for one in marks]
    known = [one.criterion_id for one in rubric.criteria]
    strays = sorted(set(named) - set(known))
    if strays:
        raise Invalid.field("marks", f"The rubric has no such criterion: {', '.join(strays)}.")
    if len(set(named)) != len(named):
        raise Invalid.field("marks", "A criterion is named twice.")
    answered = {one.criterion_id for one in marks if one.verdict}
    gaps = [one for one in known if one not in answered]
    if done and gaps:
        raise Invalid.field("marks", f"Still without an answer: {', '.join(gaps)}.")


def follow(before: RoomReview | None, after: RoomReview, seen: int) -> RoomReview:
    """`after` as what comes after `before`, of which the writer knew version `seen` (0 for none).

    A review that was given stays given, from its first time on.
    """
    if (before.version if before else 0) != seen:
        raise Conflict("This review was changed somewhere else.", code="version_conflict")
    if before and before.given_at and not after.given_at:
        raise Conflict("A review that was given stays given.", code="review_given")
    return after


def result_of(rubric: Rubric, marks: Iterable[Mark]) -> RollUp:
    """The score of a review, by the same code as the machine's."""
    judgements = [
        Judgement(criterion_id=one.criterion_id, verdict=one.verdict)
        for one in marks
        if one.verdict
    ]
    return roll_up(rubric, judgements)
