"""What a calibration comes to: figures in all and per criterion, and where the two disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from sparring.judge.agreement import Agreement, Pair, measure, tally
from sparring.judge.rubric import Rubric
from sparring.scoring.calibration import BlindCall
from sparring.scoring.calibration_schemas import (
    CalibrationResult,
    ConfusionCounts,
    CriterionAgreement,
    Disagreement,
)
from sparring.scoring.schemas import rounded

MOST_DISAGREEMENTS = 300


def _pairs(calls: Iterable[BlindCall], criteria: Iterable[str]) -> Iterator[Pair]:
    names = list(criteria)
    for call in calls:
        for name in names:
            if name in call.person:
                yield call.person[name].verdict, call.by_machine(name)


def agreement(rubric: Rubric, calls: Iterable[BlindCall]) -> Agreement:
    """How far coach and machine agree over all criteria and calls."""
    return measure(tally(_pairs(calls, (one.criterion_id for one in rubric.criteria))))


def _figures(found: Agreement) -> dict[str, Any]:
    names = ("kappa", "ci_low", "ci_high", "agreement", "precision", "recall", "coverage")
    return {
        "judgements": found.judgements,
        "confusion": ConfusionCounts(**asdict(found.confusion)),
        **{name: rounded(getattr(found, name)) for name in names},
    }


def result(
    rubric: Rubric, calls: Sequence[BlindCall], shown: Sequence[BlindCall]
) -> CalibrationResult:
    """The figures over `calls`, with disagreements in those that the caller may see."""
    whole = agreement(rubric, calls)
    return CalibrationResult(
        **_figures(whole),
        criteria=[
            CriterionAgreement(
                criterion_id=one.criterion_id,
                title=one.title,
                **_figures(measure(tally(_pairs(calls, [one.criterion_id])))),
            )
            for one in rubric.criteria
        ],
        disagreements=list(_disagreements(rubric, shown))[:MOST_DISAGREEMENTS],
        enough=whole.enough,
        may_gate=whole.may_gate,
    )


def _disagreements(rubric: Rubric, calls: Iterable[BlindCall]) -> Iterator[Disagreement]:
    for call in calls:
        for criterion in rubric.criteria:
            found = _disagreement(call, criterion.criterion_id)
            if found:
                yield found


def _disagreement(call: BlindCall, criterion_id: str) -> Disagreement | None:
    said, machine = call.person.get(criterion_id), call.by_machine(criterion_id)
    if said is None or {said.verdict, machine} != {"yes", "no"}:
        return None
    quotes = call.quotes.get(criterion_id, ())
    turn, text = said.turn, said.text
    if turn is None and quotes:
        turn, text = quotes[0].turn, quotes[0].text
    return Disagreement(
        roleplay_id=call.roleplay_id,
        criterion_id=criterion_id,
        person=said.verdict,
        machine=machine,
        quotes=list(quotes),
        turn=turn,
        text=text,
    )
