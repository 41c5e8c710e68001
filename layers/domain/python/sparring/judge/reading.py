"""A call made ready for judging: what each side said, in which form, where, and after what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sparring.judge.intrusion import addresses_judge, only_talks_of_it
from sparring.judge.questions import Form, is_rhetorical, sentence_form
from sparring.judge.rubric import Speaker
from sparring.judge.transcript import Sentence, Turn, in_order, sentences, words

EARLY_TURNS = 3
"""Turns of one side that count as the opening."""

MOST_SENTENCES = 3_000
"""Of one side that are judged: six in each of 500 turns; what follows is not read."""

ENOUGH_TURNS, ENOUGH_WORDS, MANY_WORDS = 4, 40, 200
"""A side that had this many turns and words, or this many words, had its chance to show a thing."""

_ENGLISH = frozenset(
    words(
        "the a an and or but to of in on for with is are was were be do does did have has i "
        "you we it that this they your our my me not what how who why when if so can could "
        "would will just about at as from there no yes"
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
    late: bool
    span: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """Everything one side said, without what speaks to the judge or only talks of a behaviour."""

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
    spoken = [(turn, evidence_of(turn)) for turn in in_order(transcript)]
    spoken = [(turn, parts) for turn, parts in spoken if parts]
    singles: list[Unit] = []
    pairs: list[Unit] = []
    before, count = "", 0
    for number, (turn, parts) in enumerate(spoken):
        if turn.speaker != speaker:
            before = " ".join(part.plain for part in parts)
            continue
        units = _units(parts, before, (count < EARLY_TURNS, number >= len(spoken) / 2))
        count += 1
        singles += units
        pairs += _pairs(units)
    said = [word for unit in singles for word in words(unit.plain)]
    return Side(_shown(singles), _shown(pairs), count, len(said), _is_english(said))


def _shown(units: list[Unit]) -> tuple[Unit, ...]:
    return tuple(unit for unit in units[:MOST_SENTENCES] if not only_talks_of_it(unit.plain))


def _units(parts: list[Sentence], before: str, place: tuple[bool, bool]) -> list[Unit]:
    return [
        Unit(part.turn, (part.raw,), part.plain, _form(part.plain), before, *place)
        for part in parts
    ]


def _form(plain: str) -> Form:
    return "statement" if is_rhetorical(plain) else sentence_form(plain)


def evidence_of(turn: Turn) -> list[Sentence]:
    """The sentences of a turn that have words and do not speak to the judge."""
    return [
        part
        for part in sentences(turn)
        if re.search(r"\w", part.plain) and not addresses_judge(part.plain)
    ]


def _pairs(units: list[Unit]) -> list[Unit]:
    return [
        Unit(
            first.turn,
            first.raws + second.raws,
            f"{first.plain} {second.plain}",
            second.form,
            first.before,
            first.early,
            first.late,
            span=2,
        )
        for first, second in pairwise(units)
    ]


def _is_english(spoken: list[str]) -> bool:
    if len(spoken) < 12:
        return True
    return sum(word in _ENGLISH for word in spoken) / len(spoken) >= _LEAST_ENGLISH
