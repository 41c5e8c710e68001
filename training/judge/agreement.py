"""How far the judge's verdicts agree with what people said of the same calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sparring.judge.agreement import measure, tally
from sparring.judge.verdict import Verdict


class Agreement(NamedTuple):
    """Cohen's kappa, precision and recall of the judge's yes against people's.

    What was not assessable counts as no, so that abstaining cannot flatter; `coverage` is the
    share of calls that were judged yes or no. What has nothing to divide by is 0.
    """

    kappa: float
    precision: float
    recall: float
    coverage: float


def agreement(verdicts: Sequence[Verdict], labelled: Sequence[bool]) -> Agreement:
    """The agreement about one criterion, call by call; both of the same length."""
    said: list[Verdict] = ["yes" if shown else "no" for shown in labelled]
    heard: list[Verdict] = ["yes" if verdict == "yes" else "no" for verdict in verdicts]
    found = measure(tally(zip(said, heard, strict=True)))
    assessed = sum(verdict != "not_assessable" for verdict in verdicts)
    return Agreement(
        found.kappa or 0.0,
        found.precision or 0.0,
        found.recall or 0.0,
        assessed / len(verdicts) if verdicts else 0.0,
    )
