"""Judges labelled dialogues and measures what comes back: agreement, quotes, sameness, time."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sparring.judge.rubric import Criterion, Rubric
from sparring.judge.transcript import Turn
from sparring.judge.verdict import Judgement
from training.judge.agreement import Agreement, agreement
from training.judge.dialogues import Dialogue
from training.judge.judges import MakeJudge

Judged = tuple[Judgement, ...]


@dataclass(frozen=True)
class Measured:
    """Of all dialogues. `same` is the share judged alike a second time, None when judged once.

    `quote_validity` is the share of quotes that stand in a turn of the rep; 1 without a quote.
    `seconds` is the time from first to last; `cpu` is processor time per call: mean, longest.
    """

    criteria: dict[str, Agreement]
    quote_validity: float
    quotes: int
    same: float | None
    seconds: float
    cpu: tuple[float, float]

    @property
    def mean_kappa(self) -> float:
        """Of the criteria, each counting the same."""
        return sum(one.kappa for one in self.criteria.values()) / len(self.criteria)


def measure_judge(
    make: MakeJudge,
    rubric: Rubric,
    criteria: Mapping[str, Criterion],
    dialogues: Sequence[Dialogue],
    *,
    again: bool,
) -> Measured:
    """Judge every dialogue by its words alone; the labels are compared afterwards.

    `criteria` are the rubric's by label. With `again`, every call is judged twice.
    """
    calls = [dialogue.transcript() for dialogue in dialogues]
    start = time.monotonic()
    judged, spent = [], []
    for call in calls:
        before = time.process_time()
        judged.append(make().judge(rubric, call, _silent))
        spent.append(time.process_time() - before)
    seconds = time.monotonic() - start
    quotes = [_stands(quote.turn, quote.text, call) for call, one in zip(calls, judged, strict=True)
              for judgement in one for quote in judgement.quotes]  # fmt: skip
    return Measured(
        criteria={
            label: _agreement(label, criterion, judged, dialogues)
            for label, criterion in criteria.items()
        },
        quote_validity=sum(quotes) / len(quotes) if quotes else 1.0,
        quotes=len(quotes),
        same=_same(make, rubric, calls, judged) if again else None,
        seconds=seconds,
        cpu=(sum(spent) / len(spent), max(spent)),
    )


def _silent(_done: int, _of: int) -> None:
    return None


def _agreement(
    label: str, criterion: Criterion, judged: Sequence[Judged], dialogues: Sequence[Dialogue]
) -> Agreement:
    verdicts = [
        next(item.verdict for item in one if item.criterion_id == criterion.criterion_id)
        for one in judged
    ]
    return agreement(verdicts, [dialogue.shows(label) for dialogue in dialogues])


def _stands(number: int, text: str, call: Sequence[Turn]) -> bool:
    return any(turn.turn == number and turn.speaker == "rep" and text in turn.text for turn in call)


def _same(
    make: MakeJudge, rubric: Rubric, calls: Sequence[Sequence[Turn]], judged: Sequence[Judged]
) -> float:
    second = [make().judge(rubric, call, _silent) for call in calls]
    return sum(a == b for a, b in zip(judged, second, strict=True)) / len(judged)
