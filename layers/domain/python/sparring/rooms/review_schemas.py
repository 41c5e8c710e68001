"""What crosses the door about reviews of a room."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from sparring.judge.verdict import Verdict
from sparring.kit.ids import Id
from sparring.kit.schema import Body, Reply
from sparring.kit.words import visible
from sparring.rooms.review import ReviewKind
from sparring.rooms.schemas import RoomRubric

LONGEST_COMMENT = 1_000
LONGEST_LAST_WORD = 4_000
MOST_WORDS = 12_000
"""Characters of one review in all: thirty of them always fit into one answer."""

CriterionName = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Second = Annotated[int, Field(ge=0, le=43_200)]


def _shown_or_empty(text: str) -> str:
    return visible(text) if text else text


MarkComment = Annotated[
    str, StringConstraints(max_length=LONGEST_COMMENT), AfterValidator(_shown_or_empty)
]
LastWord = Annotated[
    str, StringConstraints(max_length=LONGEST_LAST_WORD), AfterValidator(_shown_or_empty)
]


class CriterionMark(Body):
    """One's word on one criterion, perhaps with a comment at a second of a recording."""

    criterion_id: CriterionName
    verdict: Verdict | None = None
    comment: MarkComment = ""
    moment: Second | None = None
    recording_id: Id | None = None


class RoomReviewChange(Body):
    """One's whole review, over the `version` that was read (0 for none), on the room's rubric.

    Until it is `done` it is a draft; when it is, every criterion has a verdict.
    """

    version: Annotated[int, Field(ge=0)]
    rubric_id: Id
    rubric_version: Annotated[int, Field(ge=1)]
    marks: tuple[CriterionMark, ...] = Field(default=(), max_length=60)
    comment: LastWord = ""
    done: bool = False

    @model_validator(mode="after")
    def _not_too_long(self) -> RoomReviewChange:
        if len(self.comment) + sum(len(one.comment) for one in self.marks) > MOST_WORDS:
            raise ValueError(f"the comments are longer than {MOST_WORDS} characters in all")
        return self


class MarkView(Reply):
    """What somebody, or the machine, says of one criterion."""

    criterion_id: str
    verdict: Verdict | None
    comment: str
    moment: int | None
    recording_id: str | None


class RoomResult(Reply):
    """What the verdicts of one reviewer come to; `score` 0 to 5, `coverage` 0 to 1."""

    score: float
    passed: bool
    coverage: float
    enough_evidence: bool
    failed_blockers: list[str]


class RoomReviewView(Reply):
    """One person's review; `result` and `given_at` are null for a draft."""

    user_id: str
    name: str
    kind: ReviewKind
    marks: list[MarkView]
    comment: str
    version: int
    changed_at: str
    given_at: str | None
    result: RoomResult | None


class MachineReview(Reply):
    """What the machine said of the same room on the same rubric."""

    judge: Literal["offline", "openai"]
    marks: list[MarkView]
    result: RoomResult


class RoomCriterion(Reply):
    """A criterion to answer."""

    criterion_id: str
    section: str
    title: str
    definition: str
    shown_by: Literal["rep", "buyer"]
    weight: int
    blocker: bool


class RoomReviewSheet(Reply):
    """All reviews of a room that the reader may see, on its rubric.

    `hidden` counts those that are given and wait for the reader's own.
    """

    room_id: str
    room_name: str
    ended_at: str | None
    closes_at: str
    rubric: RoomRubric
    pass_mark: float
    criteria: list[RoomCriterion]
    your_kind: ReviewKind | None
    may_review: bool
    mine: RoomReviewView | None
    others: list[RoomReviewView]
    hidden: int
    machine: MachineReview | None
