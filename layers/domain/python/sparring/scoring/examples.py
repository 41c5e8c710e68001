"""What happens when words of a call become an example: the rubric's next version has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sparring.judge.rubric import Criterion, Rubric, Speaker
from sparring.judge.transcript import find_verbatim
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Invalid
from sparring.scoring import rubrics
from sparring.scoring.model import RubricStanding, StoredRubric
from sparring.scoring.rescore_schemas import NewExample
from sparring.scoring.schemas import RubricView, rubric_view

MOST_EXAMPLES = 20
MOST_BYTES = 262_144
"""Of a rubric as JSON: what its editor can send."""


@dataclass(frozen=True)
class Said:
    """A turn of a call: who said what."""

    speaker: Speaker
    text: str


def add_example(
    caller: Caller,
    found: tuple[StoredRubric, RubricStanding],
    asked: NewExample,
    said: Said | None,
) -> RubricView:
    """Store the next version, with this example; safe to repeat.

    What was an example of the contrary is one no longer. `said` is the turn it is taken from, if
    it is. Conflict `version_conflict`, `examples_full`; Invalid for words nobody said.
    """
    stored, standing = found
    criterion = stored.rubric.criterion(asked.criterion_id)
    if criterion is None:
        raise Invalid.field("criterion_id", "This rubric has no such criterion.")
    if said is not None:
        _refuse_unsaid(criterion, asked.text, said)
    if stored.rubric_version == asked.version + 1 and asked.text in _ours(criterion, asked.counts):
        return rubric_view(stored, standing)
    if stored.rubric_version != asked.version:
        raise Conflict("Somebody else changed this rubric first.", code="version_conflict")
    if asked.text in _ours(criterion, asked.counts):
        return rubric_view(stored, standing)
    rubric = _with(stored.rubric, criterion, asked)
    return rubrics.save_next(caller, stored, standing, rubric)


def _refuse_unsaid(criterion: Criterion, text: str, said: Said) -> None:
    if said.speaker != criterion.shown_by:
        raise Invalid.field("turn", f"This criterion is about what the {criterion.shown_by} says.")
    if find_verbatim(text, said.text) is None:
        raise Invalid.field("text", "These words were not said in this turn.")


def _ours(criterion: Criterion, counts: bool) -> tuple[str, ...]:
    return criterion.examples_for if counts else criterion.examples_against


def _with(rubric: Rubric, criterion: Criterion, asked: NewExample) -> Rubric:
    more, less = ("examples_for", "examples_against")[:: 1 if asked.counts else -1]
    kept = getattr(criterion, more)
    if len(kept) >= MOST_EXAMPLES:
        raise Conflict("This criterion has as many examples as it may.", code="examples_full")
    changes: dict[str, Any] = {
        more: (*kept, asked.text),
        less: tuple(one for one in getattr(criterion, less) if one != asked.text),
    }
    after = criterion.model_copy(update=changes)
    criteria = tuple(after if one is criterion else one for one in rubric.criteria)
    grown = rubric.model_copy(update={"criteria": criteria})
    if len(grown.model_dump_json().encode()) > MOST_BYTES:
        raise Conflict("This rubric is as long as it may be.", code="examples_full")
    return grown
