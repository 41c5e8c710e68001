"""How much a sentence is like a criterion: its examples and its definition."""

import re
from collections.abc import Sequence
from functools import cached_property
from math import log, sqrt
from statistics import fmean
from typing import TYPE_CHECKING, Literal, NamedTuple

from sparring.judge.background import ORDINARY_TALK
from sparring.judge.ports import SentenceEncoder
from sparring.judge.questions import sentence_form
from sparring.judge.reading import Unit
from sparring.judge.rubric import Criterion
from sparring.judge.stems import telling_stems
from sparring.judge.transcript import normalise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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

WORD_SHARE = 0.2
"""How much shared words count beside the direction of the sentence."""

NEAREST_SHARE, DEFINITION_SHARE = 0.7, 0.3
"""Nearest example against the mean of all; the definition against the examples."""

THRESHOLD, COHESION_SHARE, LONE_COHESION = 0.12, 0.5, 0.3
THRESHOLD_OF_WORDS = 0.18
"""From where a sentence is alike: examples that are near each other must be met more closely.

Chosen on our own calls and, few-shot, on Persuasion for Good (Wang et al., ACL 2019).
"""

LEAST_STEMS = 2
"""Telling words a sentence needs to be like anything; "Does that work?" is like everything."""


class Likeness(NamedTuple):
    """One unit against one criterion.

    `margin` is how far its similarity (at most 1) lies above what this criterion demands;
    `example` is the index of the nearest example for, or None; `against` tells that a
    counter-example is nearer; `off_form` that a question was wanted and this is none, or the
    reverse; `telling` that it has enough words to be like anything; `placed`
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
    """Texts as bags of weighed stems and, with an encoder, as one vector each."""

    bags: list[dict[str, float]]
    vectors: "NDArray[np.float32] | None"


class _Profile(NamedTuple):
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    definition: str
    asks: bool | None
    place: Place


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
    """Compares units with criteria; by vectors and words, or by words alone without an encoder."""

    def __init__(self, encoder: SentenceEncoder | None) -> None:
        self._encoder = encoder
        self._threshold = THRESHOLD if encoder else THRESHOLD_OF_WORDS

    def prepare(self, texts: Sequence[str]) -> Prepared:
        """Normalised texts, made ready once to be compared often."""
        vectors = self._encoder.encode(texts) if self._encoder and texts else None
        return Prepared([self._bag(text) for text in texts], vectors)

    def compare(
        self, units: Sequence[Unit], prepared: Prepared, criterion: Criterion
    ) -> list[Likeness]:
        """One likeness per unit, in their order; `prepared` holds their plain texts."""
        profile = _profile(criterion)
        texts = self.prepare((*profile.wanted, profile.definition, *profile.unwanted))
        demanded = self._demanded(profile.wanted)
        return [
            _likeness(unit, row, profile, demanded)
            for unit, row in zip(units, _similarities(prepared, texts), strict=True)
        ]

    def _demanded(self, wanted: tuple[str, ...]) -> float:
        if len(wanted) < 2:
            return self._threshold + COHESION_SHARE * LONE_COHESION
        prepared = self.prepare(wanted)
        table = _similarities(prepared, prepared)
        nearest = [max(row[:at] + row[at + 1 :]) for at, row in enumerate(table)]
        return self._threshold + COHESION_SHARE * fmean(nearest)

    def _bag(self, text: str) -> dict[str, float]:
        return {stem: self._rarity.get(stem, self._rarest) for stem in telling_stems(text)}

    @cached_property
    def _rarity(self) -> dict[str, float]:
        seen = [telling_stems(normalise(text)) for text in ORDINARY_TALK]
        return {
            stem: log((1 + len(seen)) / (1 + sum(stem in stems for stems in seen)))
            for stem in sorted(set().union(*seen))
        }

    @cached_property
    def _rarest(self) -> float:
        return max(self._rarity.values())


def _similarities(texts: Prepared, others: Prepared) -> Table:
    shared = [[_cosine(bag, other) for other in others.bags] for bag in texts.bags]
    if texts.vectors is None or others.vectors is None:
        return shared
    near = (texts.vectors @ others.vectors.T).tolist()
    return [
        [(1 - WORD_SHARE) * a + WORD_SHARE * b for a, b in zip(*rows, strict=True)]
        for rows in zip(near, shared, strict=True)
    ]


def _cosine(first: dict[str, float], second: dict[str, float]) -> float:
    shared = sum(weight * second[stem] for stem, weight in first.items() if stem in second)
    if not shared:
        return 0.0
    return shared / sqrt(sum(v * v for v in first.values()) * sum(v * v for v in second.values()))


def _likeness(unit: Unit, row: list[float], profile: _Profile, demanded: float) -> Likeness:
    count = len(profile.wanted)
    near, definition, far = row[:count], row[count], row[count + 1 :]
    similarity = _blend(near, definition)
    nearest = max(near, default=definition)
    return Likeness(
        margin=similarity - demanded,
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
