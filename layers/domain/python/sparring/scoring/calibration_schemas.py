"""What crosses the door about calibrations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sparring.judge.rubric import Rubric, Slug
from sparring.judge.verdict import Quote, Verdict
from sparring.kit.ids import Id
from sparring.kit.schema import Body, Reply

FEWEST_CALLS = 3
MOST_CALLS = 50
MOST_CRITERIA = 60


class StartCalibration(Body):
    """Judge the newest `calls` official calls of a rubric without seeing what the machine said."""

    rubric_id: Id
    calls: int = Field(ge=FEWEST_CALLS, le=MOST_CALLS)


class BlindVerdict(Body):
    """A coach's verdict about one criterion, and the turn that shows it."""

    criterion_id: Slug
    verdict: Verdict
    turn: Annotated[int, Field(ge=1, le=999_999)] | None = None


class BlindVerdicts(Body):
    """All that a coach says about one call so far; what is left out is not judged yet."""

    verdicts: list[BlindVerdict] = Field(max_length=MOST_CRITERIA)


class CallToJudge(Reply):
    """A call of a calibration; `done` when every criterion of it is judged."""

    roleplay_id: str
    bot_name: str
    done: bool


class ConfusionCounts(Reply):
    """How often which answers met, the coach's named first.

    `person_unsure` counts what the coach could not assess, `machine_unsure` what only the machine
    could not; neither is part of kappa.
    """

    yes_yes: int
    yes_no: int
    no_yes: int
    no_no: int
    machine_unsure: int
    person_unsure: int


class AgreementFigures(Reply):
    """How far coach and machine agree. Null where there is nothing to divide by.

    `kappa` with its 95 % interval; `agreement` the plain share of equal answers; `precision` and
    `recall` of the machine's yes; `coverage` the share of the coach's yes and no that the machine
    could assess.
    """

    judgements: int
    kappa: float | None
    ci_low: float | None
    ci_high: float | None
    agreement: float | None
    precision: float | None
    recall: float | None
    coverage: float | None
    confusion: ConfusionCounts


class CriterionAgreement(AgreementFigures):
    """The same for one criterion."""

    criterion_id: str
    title: str


class Disagreement(Reply):
    """A criterion of a call where one said yes and the other no.

    `turn` and `text` are where the coach points to, else the machine's first quote.
    """

    roleplay_id: str
    criterion_id: str
    person: Verdict
    machine: Verdict
    quotes: list[Quote]
    turn: int | None
    text: str | None


class CalibrationResult(AgreementFigures):
    """The end of a calibration. `enough` from 30 judgements on; `may_gate` at kappa 0.6 too.

    At most 300 disagreements are told; `confusion` counts all.
    """

    criteria: list[CriterionAgreement]
    disagreements: list[Disagreement]
    enough: bool
    may_gate: bool


class CalibrationView(Reply):
    """A calibration. Until it is done nothing tells what the machine said."""

    calibration_id: str
    rubric_id: str
    rubric_version: int
    rubric: Rubric
    state: Literal["judging", "done"]
    by_name: str
    mine: bool
    started_at: str
    finished_at: str | None
    calls: list[CallToJudge]
    result: CalibrationResult | None


class CalibrationCard(Reply):
    """A calibration in a list; figures are null until it is done."""

    calibration_id: str
    rubric_id: str
    rubric_version: int
    rubric_name: str
    state: Literal["judging", "done"]
    by_name: str
    mine: bool
    started_at: str
    finished_at: str | None
    calls: int
    judgements: int | None
    kappa: float | None
    ci_low: float | None
    ci_high: float | None
    may_gate: bool


class CalibrationList(Reply):
    """A page of calibrations, newest first."""

    items: list[CalibrationCard]
    next_cursor: str | None


class SaidTurn(Reply):
    """One utterance of a call that is judged blind."""

    turn: int
    speaker: Literal["rep", "buyer"]
    text: str
    at: str


class CriterionToJudge(Reply):
    """A behaviour to look for."""

    criterion_id: str
    section: str
    title: str
    definition: str
    shown_by: Literal["rep", "buyer"]
    examples_for: list[str]
    examples_against: list[str]


class OwnVerdict(Reply):
    """What the coach has said so far."""

    criterion_id: str
    verdict: Verdict
    turn: int | None


class CallJudged(Reply):
    """The coach's verdicts about one call, as they are stored."""

    roleplay_id: str
    done: bool
    verdicts: list[OwnVerdict]


class CalibrationCall(CallJudged):
    """A call to judge: what was said, what to look for, and one's own verdicts; nobody's name."""

    bot_name: str
    turns: list[SaidTurn]
    criteria: list[CriterionToJudge]
