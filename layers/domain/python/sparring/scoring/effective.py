"""The scorecard as it counts: rolled up by code over the machine's verdicts and people's."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sparring.judge.next_step import next_step
from sparring.judge.rubric import Criterion, Rubric
from sparring.judge.verdict import Judgement, RollUp, Verdict, roll_up
from sparring.scoring.review import Review
from sparring.scoring.review_schemas import (
    Allowed,
    AppealView,
    MachineResult,
    OverruleView,
    ReviewedCriterion,
    ReviewStanding,
    Scorecard,
    TrailEntry,
)
from sparring.scoring.schemas import MachineCard, NextStepView, SectionResult


@dataclass(frozen=True)
class Effective:
    """The result with people's verdicts in force."""

    result: RollUp
    step: NextStepView


def verdicts(card: MachineCard, review: Review) -> dict[str, Verdict]:
    """The verdict that counts, per criterion."""
    said: dict[str, Verdict] = {one.criterion_id: one.verdict for one in card.criteria}
    return said | {k: one.verdict for k, one in review.overrules.items() if k in said}


def effective(card: MachineCard, review: Review) -> Effective:
    """Roll the card up again; without an overrule this is what the machine said."""
    rubric, counted = _rubric(card), verdicts(card, review)
    judgements = [
        Judgement.model_construct(
            criterion_id=one.criterion_id,
            verdict=counted[one.criterion_id],
            quotes=(),
            why=one.why,
            better=one.better,
        )
        for one in card.criteria
    ]
    step = card.next_step
    if review.overrules:
        step = NextStepView(**next_step(rubric, judgements, card.metrics).model_dump())
    return Effective(roll_up(rubric, judgements), step)


def _rubric(card: MachineCard) -> Rubric:
    """As much of the rubric as rolling up needs; it was checked when the call was judged."""
    criteria = tuple(
        Criterion.model_construct(
            criterion_id=one.criterion_id,
            section=one.section,
            title=one.title,
            definition=one.definition,
            shown_by=one.shown_by,
            weight=one.weight,
            blocker=one.blocker,
        )
        for one in card.criteria
    )
    return Rubric.model_construct(
        name=card.rubric.name,
        sections=tuple(one.section for one in card.sections),
        criteria=criteria,
        pass_mark=card.pass_mark,
    )


@dataclass(frozen=True)
class Reader:
    """Who looks at a scorecard."""

    owns: bool
    coaches: bool
    official: bool
    valid: bool


def shown(card: MachineCard, review: Review, reader: Reader) -> Scorecard:
    """The scorecard as `reader` sees it."""
    counted = effective(card, review)
    fields = {name: getattr(card, name) for name in type(card).model_fields}
    return Scorecard(
        **fields
        | _results(counted)
        | {
            "criteria": [_criterion(one.model_dump(), review) for one in card.criteria],
            "machine": MachineResult(score=card.score, passed=card.passed),
            "review": _standing(review, reader),
            "trail": [TrailEntry(**asdict(one)) for one in review.trail],
            "may": Allowed(
                appeal=reader.owns and reader.official and reader.valid,
                review=reader.coaches and reader.official and not reader.owns,
            ),
        }
    )


def _results(counted: Effective) -> dict[str, Any]:
    result = counted.result
    return {
        "sections": [SectionResult(**one.model_dump()) for one in result.sections],
        "score": result.score,
        "passed": result.passed,
        "coverage": result.coverage,
        "enough_evidence": result.enough_evidence,
        "failed_blockers": list(result.failed_blockers),
        "next_step": counted.step,
    }


def _criterion(one: dict[str, Any], review: Review) -> ReviewedCriterion:
    criterion_id = one["criterion_id"]
    overrule, appeal = review.overrules.get(criterion_id), review.appeals.get(criterion_id)
    return ReviewedCriterion(
        **one | {"verdict": overrule.verdict if overrule else one["verdict"]},
        machine_verdict=one["verdict"],
        overruled=OverruleView(**asdict(overrule)) if overrule else None,
        appeal=AppealView(**asdict(appeal)) if appeal else None,
    )


def _standing(review: Review, reader: Reader) -> ReviewStanding:
    return ReviewStanding(
        version=review.version,
        state=review.state if reader.official else "none",
        reviewed_by_name=review.reviewed_by_name,
        reviewed_at=review.reviewed_at,
    )
