"""The official, valid calls that a rubric judged, and what the machine said in each."""

from __future__ import annotations

import json

from sparring.judge.rubric import Criterion, Rubric
from sparring.kit import once
from sparring.kit.caller import Caller
from sparring.kit.item import Item
from sparring.kit.table import query
from sparring.scoring.card_store import scored_by_key
from sparring.scoring.schemas import MachineCard

READ_BY_A_JUDGE = frozenset(
    {
        "criterion_id",
        "title",
        "definition",
        "shown_by",
        "examples_for",
        "examples_against",
        "signals",
    }
)
MOST = 1_000


def _wording(criterion: Criterion) -> str:
    return json.dumps(criterion.model_dump(mode="json", include=set(READ_BY_A_JUDGE)))


def criteria_digest(rubric: Rubric) -> str:
    """The same for rubrics that read the same to a judge: weights, marks and order do not count."""
    return once.digest("\n".join(sorted(map(_wording, rubric.criteria))))


def judged(rubric: Rubric, card: MachineCard) -> Item:
    """The part of a scored call's row that says how the machine judged it; absolute."""
    return {
        "criteria": criteria_digest(rubric),
        "enough_evidence": card.enough_evidence,
        "scored_at": card.scored_at,
        "verdicts": {one.criterion_id: one.verdict for one in card.criteria},
    }


def newest(caller: Caller, rubric_id: str, most: int = MOST) -> list[Item]:
    """The newest calls that a rubric judged, newest first, in whatever version: one query."""
    return query(scored_by_key(caller, rubric_id), limit=most, newest_first=True).items
