"""What crosses the door when rubrics are tried on calls: previews, re-scores, new examples."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from sparring.judge.verdict import Quote, Verdict
from sparring.kit.ids import Id
from sparring.kit.schema import Body, Reply
from sparring.kit.words import visible
from sparring.scoring.rescore import MOST_CALLS
from sparring.scoring.review_schemas import CriterionId, TurnNumber
from sparring.scoring.schemas import WrittenRubric

VersionNumber = Annotated[int, Field(ge=1, le=999_999)]


class CallResult(Reply):
    """What a call came to."""

    score: float
    passed: bool


class NewPreview(Body):
    """A draft of a rubric, and the call to try it on."""

    rubric: WrittenRubric
    roleplay_id: Id


class PreviewedCriterion(Reply):
    """A verdict of the built-in judge on a draft's criterion."""

    criterion_id: str
    verdict: Verdict
    quotes: list[Quote]
    why: str
    better: str


class RubricPreview(Reply):
    """A past call under a draft. `before` is its scorecard as it counts, if it has one."""

    criteria: list[PreviewedCriterion]
    score: float
    passed: bool
    coverage: float
    enough_evidence: bool
    before: CallResult | None


class NewRescore(Body):
    """The version of the rubric to judge past calls with."""

    version: VersionNumber


class RescoreProgress(Reply):
    """How far it is: `done` of `of` calls are judged; `of` is 0 while it is queued."""

    rescore_id: str
    rubric_id: str
    version: int
    status: Literal["queued", "judging", "ready", "applying", "applied"]
    done: int
    of: int


class RescoreCard(RescoreProgress):
    """A re-score in a list; `asked_by` is a user id."""

    asked_at: str
    asked_by: str


class RescoreList(Reply):
    """A page of re-scores."""

    items: list[RescoreCard]
    next_cursor: str | None


class CriterionChange(Reply):
    """A criterion with another verdict than before; null where one version does not have it."""

    criterion_id: str
    title: str
    before: Verdict | None
    after: Verdict | None


class RescoredCall(Reply):
    """What a call would be, or is by now (`applied`).

    `own` calls are put in force by somebody else; `problem` is the code of what stood in the way.
    """

    roleplay_id: str
    user_name: str
    bot_name: str
    ended_at: str
    before: CallResult
    after: CallResult
    flips: bool
    criteria: list[CriterionChange]
    applied: bool
    own: bool
    problem: str | None


class RescoreView(RescoreProgress):
    """What would change, call by call: those that pass or fail otherwise first."""

    asked_at: str
    changes: list[RescoredCall]


class RescoreApply(Body):
    """The calls to put in force; null means all of them."""

    roleplay_ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=MOST_CALLS)] | None = (
        None
    )


class NewExample(Body):
    """An example for a criterion or against it. With a turn of a call, its words word for word."""

    version: VersionNumber
    criterion_id: CriterionId
    counts: bool = Field(alias="for")
    text: Annotated[
        str,
        StringConstraints(min_length=1, max_length=300, strip_whitespace=True),
        AfterValidator(visible),
    ]
    roleplay_id: Id | None = None
    turn: TurnNumber | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> NewExample:
        if (self.roleplay_id is None) != (self.turn is None):
            raise ValueError("give roleplay_id and turn, or neither")
        return self
