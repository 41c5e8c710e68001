"""A call as one run of sentences of both sides, each with its place: what trained heads read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sparring.judge.questions import Form, sentence_form
from sparring.judge.reading import evidence_of
from sparring.judge.rubric import Speaker
from sparring.judge.transcript import Sentence, Turn, in_order

MOST_LINES = 1_000
"""Of both sides together that are read; what follows is not."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: `raw` is a verbatim part of its turn, `plain` the same normalised.

    `number` counts the turns in which something was said, from 0, and `of` is how many there are.
    `nth` and `among` are the same for the sentences of this turn. `asked_before` and
    `asked_after` tell whether the neighbouring turns hold a question mark.
    """

    turn: int
    speaker: Speaker
    raw: str
    plain: str
    form: Form
    number: int
    of: int
    nth: int
    among: int
    asked_before: bool
    asked_after: bool


def read_scene(transcript: Sequence[Turn]) -> list[Line]:
    """Every sentence in order, without what speaks to the judge; at most `MOST_LINES`.

    Raises ValueError when two turns carry the same number.
    """
    spoken = [(turn, evidence_of(turn)) for turn in in_order(transcript)]
    spoken = [(turn, parts) for turn, parts in spoken if parts]
    asks = [False, *(any("?" in part.plain for part in parts) for _, parts in spoken), False]
    lines: list[Line] = []
    for number, (turn, parts) in enumerate(spoken):
        place = (number, len(spoken))
        lines += _lines(turn.speaker, parts, place, (asks[number], asks[number + 2]))
    return lines[:MOST_LINES]


def _lines(
    speaker: Speaker, parts: list[Sentence], place: tuple[int, int], asked: tuple[bool, bool]
) -> list[Line]:
    count = len(parts)
    return [
        Line(
            part.turn, speaker, part.raw, part.plain, sentence_form(part.plain),
            *place, nth, count, *asked,
        )
        for nth, part in enumerate(parts)
    ]  # fmt: skip


_QUESTION_OPENING = r"(?:do|are|have|would|will|can|could|is|did)\b"
_PATTERNS: Final = tuple(
    re.compile(source)
    for source in (
        r"\?",
        r"!",
        r"\d",
        r"\$",
        r"cent|dollar|penn|buck",
        r"\b(?:i|i'm|im|i've|my|me|myself|we|our)\b",
        r"\b(?:you|your|you're|u)\b",
        r"^(?:i|i'm|i've|my)\b",
        rf"^{_QUESTION_OPENING}",
        r"^(?:what|why|how|who|where|when|which)\b",
        r"\burl\b|www|https?:",
    )
)
CIRCUMSTANCES = len(_PATTERNS) + 19
"""Numbers that `circumstances` gives per line."""


def circumstances(line: Line) -> list[float]:
    """The form of a line, and where it stands in its turn and in the call, as small numbers."""
    return [
        *(float(bool(pattern.search(line.plain))) for pattern in _PATTERNS),
        *_form(line),
        *_place(line),
    ]


def _form(line: Line) -> list[float]:
    length = len(line.plain.split())
    return [
        float(line.form == "open"),
        float(line.form == "closed"),
        float(length <= 2),
        float(3 <= length <= 6),
        float(length >= 20),
        length / 20,
    ]


def _place(line: Line) -> list[float]:
    through = line.number / max(1, line.of - 1)
    return [
        float(line.nth == 0),
        float(line.nth == line.among - 1),
        line.nth / 5,
        line.among / 5,
        through,
        through * through,
        line.number / 20,
        float(line.number == 0),
        float(line.number in {1, 2}),
        float(line.number in {3, 4}),
        float(through > 0.8),
        float(line.asked_before),
        float(line.asked_after),
    ]
