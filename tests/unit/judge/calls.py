"""Hand-made calls, and what a careful listener says of each: the criteria shown, all others not."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sparring.judge.rubric import Rubric, Speaker, rubric_shipped
from sparring.judge.transcript import Turn

_FOLDER = Path(__file__).parent / "calls"
_SECONDS_A_TURN = 12.0
MOST = 60
"""Criteria of a rubric."""


@dataclass(frozen=True)
class LabelledCall:
    """A call and the ids of the criteria that were shown, by shipped rubric."""

    name: str
    turns: tuple[Turn, ...]
    shown: dict[str, frozenset[str]]
    too_short: bool


@cache
def call(file_name: str) -> LabelledCall:
    """The call in `calls/<file_name>.txt`: a head of labels, an empty line, one turn a line."""
    head, body = (_FOLDER / f"{file_name}.txt").read_text(encoding="utf-8").split("\n\n", 1)
    labels = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    return LabelledCall(
        name=labels["name"].strip(),
        turns=tuple(
            _turn(number, line) for number, line in enumerate(body.strip().splitlines(), start=1)
        ),
        shown={
            "discovery_spin": frozenset(labels["spin"].split()),
            "qualification_meddicc": frozenset(labels["meddicc"].split()),
        },
        too_short="too short" in head.splitlines(),
    )


def all_calls() -> list[LabelledCall]:
    """Every call of the folder, by file name."""
    return [call(path.stem) for path in sorted(_FOLDER.glob("*.txt"))]


@cache
def merged(*slugs: str) -> tuple[Rubric, ...]:
    """Shipped rubrics as few: reading a call costs more than judging another criterion of it.

    Criterion ids become `<slug>--<id>`.
    """
    criteria = [
        item.model_copy(update={"criterion_id": f"{slug}--{item.criterion_id}", "section": "S"})
        for slug in slugs
        for item in rubric_shipped(slug).criteria
    ]
    parts = [criteria[start : start + MOST] for start in range(0, len(criteria), MOST)]
    return tuple(Rubric(name="All", sections=("S",), criteria=tuple(part)) for part in parts)


def turns(*lines: str) -> tuple[Turn, ...]:
    """Turns from lines that start with "R: " or "B: "."""
    return tuple(_turn(number, line) for number, line in enumerate(lines, start=1))


def _turn(number: int, line: str) -> Turn:
    mark, text = line.split(": ", 1)
    speaker: Speaker = "rep" if mark == "R" else "buyer"
    return Turn(number, speaker, text, at=_SECONDS_A_TURN * (number - 1))
