"""What crosses the door about reviews: a scorecard with people's words in it, and the queue."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from sparring.judge.verdict import Verdict
from sparring.kit.schema import Body, Reply
from sparring.kit.words import visible
from sparring.scoring.review import AppealStatus, What
from sparring.scoring.schemas import CardBase, CriterionResult

LONGEST_COMMENT = 1000
CriterionId = Annotated[str, StringConstraints(min_length=1, max_length=64)]


def _shown_or_empty(text: str) -> str:
    return visible(text) if text else text


Comment = Annotated[
    str,
    StringConstraints(max_length=LONGEST_COMMENT, strip_whitespace=True),
    AfterValidator(_shown_or_empty),
]
TurnNumber = Annotated[int, Field(ge=1, le=1000)]
Why = Literal["appeal", "near_mark", "blocker", "little_evidence", "routine"]


class OverruleView(Reply):
    """A person's verdict in the place of the machine's."""

    verdict: Verdict
    comment: str
    turn: int | None
    by_name: str
    at: str


class AppealView(Reply):
    """A learner's objection, and what became of it."""

    reason: str
    at: str
    status: AppealStatus
    comment: str | None
    decided_by_name: str | None
    decided_at: str | None


class ReviewedCriterion(CriterionResult):
    """A criterion as it counts: `verdict` is a person's where one overruled the machine."""

    machine_verdict: Verdict
    overruled: OverruleView | None
    appeal: AppealView | None


class MachineResult(Reply):
    """What the machine said before anybody looked."""

    score: float
    passed: bool


class ReviewStanding(Reply):
    """Where the review stands; `version` goes with the next one. `none` for private calls."""

    version: int
    state: Literal["none", "open", "appealed", "reviewed"]
    reviewed_by_name: str | None
    reviewed_at: str | None


class TrailEntry(Reply):
    """One thing that a person did."""

    at: str
    by_name: str
    what: What
    criterion_id: str | None
    verdict: Verdict | None
    comment: str
    turn: int | None


class Allowed(Reply):
    """What the reader may do with this scorecard."""

    appeal: bool
    review: bool


class Scorecard(CardBase):
    """The result of a call as it counts: the machine's verdicts, and people's over them."""

    criteria: list[ReviewedCriterion]
    machine: MachineResult
    review: ReviewStanding
    trail: list[TrailEntry]
    may: Allowed


class NewAppeal(Body):
    """Why the machine's verdict on one criterion is wrong."""

    criterion_id: CriterionId
    reason: Annotated[
        str,
        StringConstraints(min_length=10, max_length=LONGEST_COMMENT, strip_whitespace=True),
        AfterValidator(visible),
    ]


class CriterionDecision(Body):
    """A reviewer's word on one criterion; no verdict means that the machine is right."""

    criterion_id: CriterionId
    verdict: Verdict | None = None
    comment: Comment = ""
    turn: TurnNumber | None = None


class TurnComment(Body):
    """A remark at a turn."""

    turn: TurnNumber
    comment: Annotated[
        str,
        StringConstraints(min_length=1, max_length=LONGEST_COMMENT, strip_whitespace=True),
        AfterValidator(visible),
    ]


class ReviewDecisions(Body):
    """A review, over the `version` that was read; `done` takes the call out of the queue."""

    version: Annotated[int, Field(ge=0)]
    decisions: tuple[CriterionDecision, ...] = Field(default=(), max_length=60)
    comments: tuple[TurnComment, ...] = Field(default=(), max_length=60)
    done: bool = False


class ReviewCard(Reply):
    """A call in the queue."""

    roleplay_id: str
    user_id: str
    user_name: str
    team_id: str | None
    bot_name: str
    rubric_name: str
    ended_at: str
    score: float
    passed: bool
    machine_score: float
    appeals_open: int
    state: Literal["open", "appealed", "reviewed"]
    why: Why


class ReviewList(Reply):
    """A page of calls, those that need a person first."""

    items: list[ReviewCard]
    next_cursor: str | None
