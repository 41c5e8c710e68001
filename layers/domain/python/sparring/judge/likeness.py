"""How much a sentence is like a criterion: its examples and its definition."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from statistics import fmean
from typing import TYPE_CHECKING, Literal, NamedTuple

from sparring.judge.background import directions_of_talk, talk
from sparring.judge.example_directions import directions_of_examples
from sparring.judge.few_examples import Bar, FewExamples, Sentences
from sparring.judge.ports import SentenceEncoder
from sparring.judge.questions import sentence_form
from sparring.judge.reading import Unit
from sparring.judge.rubric import Criterion
from sparring.judge.shared_words import Bag, bag_of, shared_words
from sparring.judge.stems import telling_stems
from sparring.judge.traits import traits_of
from sparring.judge.transcript import normalise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Table = list[list[float]]
Place = Literal["early", "late", "any"]

_OPENING = re.compile(
    r"\b(?:in the first (?:turns?|minutes?|words?)|at the (?:start|beginning|opening)|early on|"
    r"opens the call|to open|(?:when|by) opening)\b"
)
_ENDING = re.compile(
    r"\b(?:at the (?:end|close)|before (?:ending|hanging up|closing)|next steps?|closes the call|"
    r"to close|(?:when|by) closing|ends the call)\b"
)

NEAREST_SHARE, DEFINITION_SHARE = 0.7, 0.3
"""By words: the nearest example against the mean of all; the definition against the examples."""

THRESHOLD_OF_WORDS, COHESION_SHARE, LONE_COHESION = 0.18, 0.5, 0.3
"""From where enough words are shared: examples near each other must be met more closely.

Chosen on our own calls.
"""

STEP_OF_WORDS = 0.12
"""The share of words that counts as one step."""

MOST_ENCODED = 800
"""Texts that get a direction, about four seconds' worth; those after them are like nothing."""

MOST_OF_EXAMPLES = 50_000
"""Letters of a rubric's examples and definitions that are read, three seconds' worth."""

MOST_REMEMBERED = 256
"""Criteria whose examples keep their directions for the next call."""

LEAST_STEMS = 2
"""Telling words a sentence needs to be like anything; "Does that work?" is like everything."""


class Likeness(NamedTuple):
    """One unit against one criterion.

    `margin` is how far it lies above what this criterion demands, in steps: spreads of ordinary
    talk, or by words `STEP_OF_WORDS`. `example` is the index of the nearest example for, or None;
    `against` tells that a counter-example is nearer; `off_form` that a question was wanted and
    this is none, or the reverse; `telling` that it has enough words to be like anything; `placed`
    that it stands where the definition wants it, at the opening or towards the end of the call.
    """

    margin: float
    example: int | None
    against: bool
    off_form: bool
    telling: bool
    placed: bool

    @property
    def alike(self) -> bool:
        """Whether nothing but the margin decides."""
        return self.telling and self.placed and not self.against and not self.off_form


class Prepared(NamedTuple):
    """Texts with, for an encoder, direction and build, and without one, their weighed stems."""

    bags: tuple[Bag, ...]
    rows: Sentences | None


class _Profile(NamedTuple):
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    definition: str
    asks: bool | None
    place: Place

    @property
    def texts(self) -> tuple[str, ...]:
        return (*self.wanted, self.definition, *self.unwanted)


class _Measure(NamedTuple):
    """A criterion made ready: its texts, and with directions what they demand."""

    examples: Prepared
    few: FewExamples | None
    bar: Bar | None
    of_words: float


def texts_of(criterion: Criterion) -> tuple[str, ...]:
    """The texts of a criterion that are compared with a call, normalised."""
    return _profile(criterion).texts


def _profile(criterion: Criterion) -> _Profile:
    wanted = tuple(map(normalise, criterion.examples_for))
    return _Profile(
        wanted,
        tuple(map(normalise, criterion.examples_against)),
        normalise(criterion.definition),
        _asks(criterion, wanted),
        _place(normalise(criterion.definition)),
    )


def _asks(criterion: Criterion, examples: tuple[str, ...]) -> bool | None:
    if not examples:
        return bool(re.search(r"\basks?\b", normalise(criterion.definition))) or None
    asking = sum(sentence_form(text) != "statement" for text in examples)
    if asking == len(examples):
        return True
    return False if asking == 0 else None


def _place(definition: str) -> Place:
    if _OPENING.search(definition):
        return "early"
    return "late" if _ENDING.search(definition) else "any"


class LikenessScale:
    """Compares units with criteria: by direction and build, or by words without an encoder."""

    def __init__(self, encoder: SentenceEncoder | None) -> None:
        self._encoder = encoder
        # By all texts of a criterion at once: a direction found in other company differs in its
        # last bits, and the same call must get the same answer whatever was judged before.
        self._of_criterion = lru_cache(MOST_REMEMBERED)(self._measure)

    def prepare(self, texts: Sequence[str]) -> Prepared:
        """Normalised texts, made ready once to be compared often."""
        if self._encoder is None:
            return Prepared(tuple(map(bag_of, texts)), None)
        return Prepared((), Sentences(_directions(self._encoder, texts), traits_of(texts)))

    def compare(
        self, units: Sequence[Unit], prepared: Prepared, criterion: Criterion, among: int = 1
    ) -> list[Likeness]:
        """One likeness per unit, in their order; `prepared` holds their plain texts.

        The more criteria a rubric has (`among`), the less of the longest texts of each is read.
        """
        profile = _profile(criterion)
        texts = _shortened(profile.texts, MOST_OF_EXAMPLES // among)
        measure = self._of_criterion(texts, len(profile.wanted))
        table = _similarities(prepared, measure.examples)
        margins = self._margins(prepared, measure, len(profile.wanted), table)
        return [
            _likeness(unit, row, profile, margin)
            for unit, row, margin in zip(units, table, margins, strict=True)
        ]

    def _measure(self, texts: tuple[str, ...], count: int) -> _Measure:
        """Of the texts for, the definition, and those against; `count` of them are for."""
        if self._encoder is None:
            bags = self.prepare(texts)
            return _Measure(bags, None, None, _demanded_of_words(bags, count))
        rows = Sentences(directions_of_examples(self._encoder, texts), traits_of(texts))
        after = len(texts)
        few = FewExamples(rows.part(0, count), rows.part(count + 1, after), rows.vectors[count])
        return _Measure(Prepared((), rows), few, few.bar(self._ordinary), 0.0)

    def _margins(
        self, prepared: Prepared, measure: _Measure, count: int, table: Table
    ) -> list[float]:
        if prepared.rows is None or measure.few is None or measure.bar is None:
            demanded = measure.of_words
            return [(_blend(row[:count], row[count]) - demanded) / STEP_OF_WORDS for row in table]
        margins = measure.few.margins(prepared.rows, self._ordinary, measure.bar)
        return [float(margin) for margin in margins]

    @cached_property
    def _ordinary(self) -> Sentences:
        assert self._encoder is not None
        return Sentences(directions_of_talk(self._encoder), traits_of(talk()))


def _shortened(texts: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Texts of at most so many letters together; the long ones are cut. Others count four times."""
    costs = [sum(1 if char.isascii() else 4 for char in text) for text in texts]
    longest = max(costs)
    while longest > 20 and sum(min(cost, longest) for cost in costs) > most:
        longest -= max(1, longest // 10)
    return tuple(
        text[: longest * len(text) // cost] if cost > longest else text
        for text, cost in zip(texts, costs, strict=True)
    )


def _directions(encoder: SentenceEncoder, texts: Sequence[str]) -> "Floats":
    import numpy as np

    read = encoder.encode(texts[:MOST_ENCODED])
    unread = np.zeros((len(texts) - len(read), read.shape[1]), dtype=np.float32)
    return np.concatenate([read, unread])


def _demanded_of_words(examples: Prepared, count: int) -> float:
    if count < 2:
        return THRESHOLD_OF_WORDS + COHESION_SHARE * LONE_COHESION
    wanted = examples.bags[:count]
    table = [[shared_words(bag, other) for other in wanted] for bag in wanted]
    nearest = [max(row[:at] + row[at + 1 :]) for at, row in enumerate(table)]
    return THRESHOLD_OF_WORDS + COHESION_SHARE * fmean(nearest)


def _similarities(texts: Prepared, others: Prepared) -> Table:
    if texts.rows is None or others.rows is None:
        return [[shared_words(bag, other) for other in others.bags] for bag in texts.bags]
    table: Table = (texts.rows.vectors @ others.rows.vectors.T).tolist()
    return table


def _likeness(unit: Unit, row: list[float], profile: _Profile, margin: float) -> Likeness:
    count = len(profile.wanted)
    near, definition, far = row[:count], row[count], row[count + 1 :]
    nearest = max(near, default=definition)
    return Likeness(
        margin=margin,
        example=near.index(nearest) if near else None,
        against=max(far, default=-1.0) > nearest,
        off_form=profile.asks is not None and profile.asks != (unit.form != "statement"),
        telling=len(telling_stems(unit.plain)) >= LEAST_STEMS,
        placed=_placed(unit, profile.place),
    )


def _placed(unit: Unit, place: Place) -> bool:
    return {"early": unit.early, "late": unit.late, "any": True}[place]


def _blend(near: list[float], definition: float) -> float:
    if not near:
        return definition
    by_example = NEAREST_SHARE * max(near) + (1 - NEAREST_SHARE) * fmean(near)
    return (1 - DEFINITION_SHARE) * by_example + DEFINITION_SHARE * definition
