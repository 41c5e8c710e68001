"""Reviewing a room: one's own review, and all of them side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol, TypeVar

from sparring.judge.rubric import Rubric
from sparring.judge.verdict import RollUp
from sparring.kit import backoff, clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Unavailable
from sparring.kit.lookup import Lookup
from sparring.kit.transaction import Fact, Raced
from sparring.rooms import repository, review_store
from sparring.rooms.model import Room, Scale
from sparring.rooms.review import (
    Mark,
    Reader,
    RoomReview,
    check_marks,
    closes_at,
    follow,
    kind_of,
    result_of,
    reviewing_as,
    scale_of,
    still_open,
)
from sparring.rooms.review_schemas import (
    MachineReview,
    MarkView,
    RoomCriterion,
    RoomResult,
    RoomReviewChange,
    RoomReviewSheet,
    RoomReviewView,
)
from sparring.rooms.schemas import RoomRubric

ATTEMPTS = 12
"""Eight people may finish at the same moment, and each first review adds a name to one row."""


class Stored(Protocol):
    """A rubric as the module that owns rubrics gives it."""

    @property
    def rubric(self) -> Rubric:
        """The rubric itself."""


S = TypeVar("S", bound=Stored)


@dataclass(frozen=True)
class Machine:
    """The machine's verdicts of a room, each with its reason, and on which rubric it judged."""

    judge: Literal["offline", "openai"]
    rubric_id: str
    rubric_version: int
    marks: tuple[Mark, ...]


def review_room(
    caller: Caller, room_id: str, asked: RoomReviewChange, rubric: Lookup[S]
) -> RoomReviewView:
    """Store the caller's own review, whole; the same review again changes nothing."""
    for attempt in range(ATTEMPTS):
        try:
            return _review_once(caller, room_id, asked, rubric)
        except Raced:
            backoff.pause(attempt)
    raise Unavailable


def _review_once(
    caller: Caller, room_id: str, asked: RoomReviewChange, rubric: Lookup[S]
) -> RoomReviewView:
    # Which rubric it is was asked for by the caller, so it is read only after the room was.
    late: Lookup[Callable[[], S]] = Lookup(rubric.where, lambda row: lambda: rubric.read(row))
    room, known, before, stored = lookup.many(
        caller,
        repository.lookup(caller, room_id),
        review_store.reviewers(caller, room_id),
        review_store.review(caller, room_id, caller.user_id),
        late,
    )
    wanted = _wanted(caller, room, asked, before)
    scale = scale_of(room)
    if (scale.rubric_id, scale.rubric_version) != (asked.rubric_id, asked.rubric_version):
        raise Conflict("This room is reviewed on another rubric.", code="other_rubric")
    found = stored().rubric
    check_marks(found, wanted.marks, done=asked.done)
    if before and before.says(wanted):
        return _view(before, found)
    after = follow(before, wanted, asked.version)
    facts = [room_reviewed(room, scale, after, found)] if after.given_at else []
    return _view(review_store.save(caller, room_id, after, known, facts), found)


def _wanted(
    caller: Caller, room: Room, asked: RoomReviewChange, before: RoomReview | None
) -> RoomReview:
    """The review as the caller wants it to be."""
    kind = reviewing_as(room, caller.user_id, coaches=caller.coaches)
    at = clock.stamp()
    return RoomReview(
        user_id=caller.user_id,
        name=str(caller.standing.account.get("name", "")),
        kind=kind,
        marks=tuple(Mark(**one.model_dump()) for one in asked.marks),
        comment=asked.comment,
        changed_at=at,
        given_at=((before and before.given_at) or at) if asked.done else None,
        version=before.version if before else 0,
    )


def room_reviewed(room: Room, scale: Scale, review: RoomReview, rubric: Rubric) -> Fact:
    """Somebody gave their review of a room, or changed it: the newest version is the right one."""
    result = result_of(rubric, review.marks)
    seller = next(iter(room.seated("seller")), None)
    payload: dict[str, Any] = {
        "room_id": room.room_id,
        "review_version": review.version + 1,
        "reviewer_id": review.user_id,
        "kind": review.kind,
        "seller_id": seller.user_id if seller else None,
        "call_type": room.scenario.call_type,
        "rubric_id": scale.rubric_id,
        "rubric_version": scale.rubric_version,
        "ended_at": room.ended_at,
        "given_at": review.given_at,
        "score": result.score,
        "passed": result.passed,
        "enough_evidence": result.enough_evidence,
        "sections": [one.model_dump() for one in result.sections],
    }
    return Fact("RoomReviewed", payload)


def list_reviews(
    caller: Caller,
    room_id: str,
    machine: Lookup[Machine | None],
    rubric_of: Callable[[Scale], Lookup[S]],
) -> RoomReviewSheet:
    """All reviews of a room that the caller may see; NotFound for whoever must not know of it."""
    room, known, judged = lookup.three(
        caller,
        repository.lookup(caller, room_id),
        review_store.reviewers(caller, room_id),
        machine,
    )
    kind = kind_of(room, caller.user_id, coaches=caller.coaches)
    scale = scale_of(room)
    rows = [review_store.review(caller, room_id, who) for who in known.user_ids]
    stored, *reviews = lookup.many(caller, rubric_of(scale), *rows)
    mine = next((one for one in reviews if one and one.user_id == caller.user_id), None)
    given = bool(mine and mine.given_at)
    reader = Reader(kind, caller.coaches, given)
    seen = Seen(room, scale, stored.rubric, reader, mine)
    return seen.sheet([one for one in reviews if one and one.given_at and one is not mine], judged)


@dataclass(frozen=True)
class Seen:
    """What one reader sees of an ended room."""

    room: Room
    scale: Scale
    rubric: Rubric
    reader: Reader
    mine: RoomReview | None

    def sheet(self, given: list[RoomReview], judged: Machine | None) -> RoomReviewSheet:
        """The sheet, of everybody else's reviews that are `given` those that the reader may see."""
        others = [one for one in given if self.reader.sees(one.kind)]
        return RoomReviewSheet(
            room_id=self.room.room_id,
            room_name=self.room.name,
            ended_at=self.room.ended_at,
            closes_at=clock.iso(closes_at(self.room)),
            rubric=RoomRubric.model_validate(self.scale, from_attributes=True),
            pass_mark=self.rubric.pass_mark,
            criteria=_criteria(self.rubric),
            your_kind=self.reader.kind,
            may_review=self.reader.kind is not None and still_open(self.room),
            mine=_view(self.mine, self.rubric) if self.mine else None,
            others=[_view(one, self.rubric) for one in sorted(others, key=_place)],
            hidden=len(given) - len(others),
            machine=self._machine(judged) if judged and self.reader.sees_machine else None,
        )

    def _machine(self, judged: Machine) -> MachineReview | None:
        """None when it judged on another version: its verdicts would answer other questions."""
        used = (judged.rubric_id, judged.rubric_version)
        if used != (self.scale.rubric_id, self.scale.rubric_version):
            return None
        result = _result(result_of(self.rubric, judged.marks))
        return MachineReview(judge=judged.judge, marks=_marks(judged.marks), result=result)


def _place(review: RoomReview) -> tuple[int, str]:
    """The seller's own first, then coaches, then peers, each in the order in which they came."""
    return ("self", "coach", "peer").index(review.kind), review.given_at or ""


def _criteria(rubric: Rubric) -> list[RoomCriterion]:
    wanted = RoomCriterion.model_fields
    return [
        RoomCriterion(**{name: getattr(one, name) for name in wanted}) for one in rubric.criteria
    ]


def _marks(marks: tuple[Mark, ...]) -> list[MarkView]:
    return [MarkView(**asdict(one)) for one in marks]


def _result(result: RollUp) -> RoomResult:
    return RoomResult(
        score=result.score,
        passed=result.passed,
        coverage=result.coverage,
        enough_evidence=result.enough_evidence,
        failed_blockers=list(result.failed_blockers),
    )


def _view(review: RoomReview, rubric: Rubric) -> RoomReviewView:
    fields = {
        name: getattr(review, name) for name in RoomReviewView.model_fields if name != "result"
    }
    result = _result(result_of(rubric, review.marks)) if review.given_at else None
    return RoomReviewView(**fields | {"marks": _marks(review.marks)}, result=result)
