"""A call made ready for judging: what each side said, in which form, where, and after what."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sparring.judge.intrusion import addresses_judge
from sparring.judge.questions import Form, sentence_form
from sparring.judge.rubric import Speaker
from sparring.judge.transcript import Sentence, Turn, in_order, normalise, sentences, words

EARLY_TURNS = 3
"""Turns of one side that count as the opening."""

ENOUGH_TURNS, ENOUGH_WORDS, MANY_WORDS = 4, 40, 200
"""A side that had this many turns and words, or this many words, had its chance to show a thing."""

_ENGLISH = frozenset(
    words(
        "the a an and or but to of in on for with is are was were be do does did have has i you we it "
        "that this they your our my me not what how who why when if so can could would will just about "
        "at as from there no yes"
    )
)
_LEAST_ENGLISH = 0.15


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence (or two neighbours, `span` 2) of one side; `before` is the other side's last turn.

    Each of `raws` is a verbatim part of the turn; `plain` and `before` are normalised.
    """

    turn: int
    raws: tuple[str, ...]
    plain: str
    form: Form
    before: str
    early: bool
    span: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """Everything one side said, without what speaks to the judge."""

    units: tuple[Unit, ...]
    pairs: tuple[Unit, ...]
    turns: int
    words: int
    english: bool

    @property
    def had_its_chance(self) -> bool:
        """Whether enough was said that silence on a point means no."""
        if self.turns >= ENOUGH_TURNS and self.words >= ENOUGH_WORDS:
            return True
        return self.words >= MANY_WORDS


def read_side(transcript: Sequence[Turn], speaker: Speaker) -> Side:
    """The side of `speaker`, in order of turn numbers."""
    singles: list[Unit] = []
    pairs: list[Unit] = []
    before, count = "", 0
    for turn in in_order(transcript):
        if turn.speaker != speaker:
            before = _without_intrusion(turn) or before
            continue
        units = _units(turn, before, early=count < EARLY_TURNS)
        count += bool(units)
        singles += units
        pairs += _pairs(units)
    spoken = [word for unit in singles for word in words(unit.plain)]
    return Side(tuple(singles), tuple(pairs), count, len(spoken), _is_english(spoken))


def _units(turn: Turn, before: str, *, early: bool) -> list[Unit]:
    return [
        Unit(turn.turn, (part.raw,), part.plain, sentence_form(part.plain), before, early)
        for part in _evidence(sentences(turn))
    ]


def _evidence(parts: Iterable[Sentence]) -> list[Sentence]:
    return [
        part for part in parts if re.search(r"\w", part.plain) and not addresses_judge(part.plain)
    ]


def _without_intrusion(turn: Turn) -> str:
    return normalise(" ".join(part.raw for part in _evidence(sentences(turn))))


def _pairs(units: list[Unit]) -> list[Unit]:
    return [
        Unit(
            first.turn,
            first.raws + second.raws,
            f"{first.plain} {second.plain}",
            second.form,
            first.before,
            first.early,
            span=2,
        )
        for first, second in pairwise(units)
    ]


def _is_english(spoken: list[str]) -> bool:
    if len(spoken) < 12:
        return True
    return sum(word in _ENGLISH for word in spoken) / len(spoken) >= _LEAST_ENGLISH
