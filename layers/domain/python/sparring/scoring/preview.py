"""What happens when a draft of a rubric is tried on a past call: judged, and nothing stored."""

from __future__ import annotations

from sparring.judge.ports import Judge
from sparring.judge.verdict import Judgement, roll_up
from sparring.scoring import cards
from sparring.scoring.effective import effective
from sparring.scoring.model import Call
from sparring.scoring.rescore_schemas import CallResult, PreviewedCriterion, RubricPreview
from sparring.scoring.review import Review
from sparring.scoring.schemas import MachineCard


def preview(call: Call, judge: Judge, card: MachineCard | None, review: Review) -> RubricPreview:
    """The call judged by its rubric, beside its scorecard as it counts."""
    given = judge.judge(call.rubric, cards.transcript_of(call), lambda _done, _of: None)
    result = roll_up(call.rubric, given)
    return RubricPreview(
        criteria=[_criterion(one) for one in given],
        score=result.score,
        passed=result.passed,
        coverage=result.coverage,
        enough_evidence=result.enough_evidence,
        before=_before(card, review),
    )


def _criterion(one: Judgement) -> PreviewedCriterion:
    return PreviewedCriterion(
        criterion_id=one.criterion_id,
        verdict=one.verdict,
        quotes=list(one.quotes),
        why=one.why,
        better=one.better,
    )


def _before(card: MachineCard | None, review: Review) -> CallResult | None:
    if card is None:
        return None
    counted = effective(card, review).result
    return CallResult(score=counted.score, passed=counted.passed)
