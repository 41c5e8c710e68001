"""What crosses the door of the scoring module."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, model_validator

from sparring.judge.metrics import CallMetrics
from sparring.judge.rubric import CallType, Rubric
from sparring.judge.verdict import Quote, Verdict
from sparring.kit.ids import Id
from sparring.kit.schema import Body, Reply
from sparring.kit.words import shown
from sparring.scoring.model import RubricStanding, StoredRubric

WrittenRubric = Annotated[Rubric, AfterValidator(shown)]
"""A rubric as a person sends it: every text of it shows something."""


class NewRubric(Body):
    """A rubric of one's own, or one to copy: exactly one."""

    rubric: WrittenRubric | None = None
    copy_of: Id | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> NewRubric:
        if (self.rubric is None) == (self.copy_of is None):
            raise ValueError("give a rubric or copy_of")
        return self


class RubricChange(Body):
    """The next version, over the `version` that was read."""

    rubric: WrittenRubric
    version: int


class RubricCalibration(Reply):
    """How far a person and the machine agreed on a `version` of a rubric when last counted.

    `kappa` and its 95 % interval are null where nothing could be told.
    """

    calibration_id: str
    version: int
    kappa: float | None
    ci_low: float | None
    ci_high: float | None
    judgements: int
    may_gate: bool
    at: str


class RubricCard(Reply):
    """A rubric in a list."""

    rubric_id: str
    name: str
    description: str
    version: int
    criteria_count: int
    pass_mark: float
    call_types: tuple[CallType, ...]
    updated_at: str
    calibration: RubricCalibration | None
    gates_certificates: bool


class RubricList(Reply):
    """A page of rubrics."""

    items: list[RubricCard]
    next_cursor: str | None


class RubricView(Reply):
    """One version of a rubric."""

    rubric_id: str
    version: int
    rubric: Rubric
    updated_at: str
    calibration: RubricCalibration | None
    gates_certificates: bool


class RubricGate(Body):
    """Whether certificates hang on a rubric."""

    on: bool


class ScoringProgress(Reply):
    """How far the judge is; `failed` when it has been silent for longer than it may take."""

    status: Literal["queued", "judging", "failed"]
    done: int
    of: int


class CriterionResult(Reply):
    """One criterion with its verdict and its evidence, word for word from the transcript."""

    criterion_id: str
    section: str
    title: str
    definition: str
    shown_by: Literal["rep", "buyer"]
    weight: int
    blocker: bool
    verdict: Verdict
    quotes: list[Quote]
    why: str
    better: str


class SectionResult(Reply):
    """Counts and score of one section."""

    section: str
    yes: int
    no: int
    not_assessable: int
    score: float | None


class NextStepView(Reply):
    """The one thing to practise next."""

    title: str
    reason: str
    criterion_id: str | None
    phrase: str


class JudgedBy(Reply):
    """Who judged; `fallback` says that the language model failed and the built-in judge did it.

    `prompt` is the version of what a language model was asked.
    """

    kind: Literal["offline", "openai"]
    version: str
    model: str | None
    fallback: bool
    prompt: str | None = None


class RubricUsed(Reply):
    """The version the call was played and judged with."""

    rubric_id: str
    version: int
    name: str


class CardBase(Reply):
    """What every scorecard says. `score` 0 to 5, 0 when nothing could be assessed.

    Without `enough_evidence` (coverage under 60 %) the score says little and counts nowhere.
    """

    roleplay_id: str
    sections: list[SectionResult]
    score: float
    passed: bool
    pass_mark: float
    coverage: float
    enough_evidence: bool
    failed_blockers: list[str]
    metrics: CallMetrics
    next_step: NextStepView
    judge: JudgedBy
    rubric: RubricUsed
    scored_at: str


class MachineCard(CardBase):
    """The result of a call as the judge left it; people's words are kept beside it."""

    criteria: list[CriterionResult]


def rounded(share: float | None) -> float | None:
    """A share or a kappa as it is shown: three decimals."""
    return None if share is None else round(share, 3)


def _calibration(standing: RubricStanding) -> RubricCalibration | None:
    found = standing.calibrated
    if found is None:
        return None
    return RubricCalibration(
        calibration_id=found.calibration_id,
        version=found.rubric_version,
        kappa=rounded(found.kappa),
        ci_low=rounded(found.ci_low),
        ci_high=rounded(found.ci_high),
        judgements=found.judgements,
        may_gate=found.may_gate,
        at=found.at,
    )


def rubric_card(stored: StoredRubric, standing: RubricStanding | None = None) -> RubricCard:
    """The card of a rubric; without a standing it was never calibrated."""
    standing = standing or RubricStanding()
    rubric = stored.rubric
    return RubricCard(
        rubric_id=stored.rubric_id,
        name=rubric.name,
        description=rubric.description,
        version=stored.rubric_version,
        criteria_count=len(rubric.criteria),
        pass_mark=rubric.pass_mark,
        call_types=rubric.call_types,
        updated_at=stored.updated_at,
        calibration=_calibration(standing),
        gates_certificates=standing.gates(stored.rubric_version),
    )


def rubric_view(stored: StoredRubric, standing: RubricStanding | None = None) -> RubricView:
    """The whole rubric; without a standing it was never calibrated."""
    standing = standing or RubricStanding()
    return RubricView(
        rubric_id=stored.rubric_id,
        version=stored.rubric_version,
        rubric=stored.rubric,
        updated_at=stored.updated_at,
        calibration=_calibration(standing),
        gates_certificates=standing.gates(stored.rubric_version),
    )
