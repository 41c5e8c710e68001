"""How much a sentence is like a criterion's examples, compared with ordinary sales talk."""

import re
from collections.abc import Sequence
from functools import cached_property
from math import log, sqrt
from statistics import fmean, pstdev
from typing import NamedTuple

from sparring.judge.background import QUESTIONS, STATEMENTS
from sparring.judge.ports import SentenceEncoder
from sparring.judge.questions import sentence_form
from sparring.judge.reading import Unit
from sparring.judge.rubric import Criterion
from sparring.judge.transcript import normalise, words

Table = list[list[float]]

_LEAST_SPREAD = 0.05
_WORD_SHARE = 0.35
"""How much shared words count beside the direction of the sentence."""

_EMPTY = frozenset(
    words(
        "a an the and or but so to of in on at for with from by as is are was were be been am do does "
        "did have has had i you we they he she it me us them my your our their this that these those "
        "there here not no yes will would can could should may might just very really"
    )
)


class Likeness(NamedTuple):
    """One unit against one criterion.

    `score` is in standard deviations above ordinary talk of the same form; `example` is the index
    of the nearest example for; `against` tells that a counter-example is nearer; `off_form` that a
    question was wanted and this is none, or the reverse.
    """

    score: float
    example: int
    against: bool
    off_form: bool


class Profile(NamedTuple):
    """A criterion prepared once: normalised texts, and the form its examples share, if any."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    asks: bool | None


def profile(criterion: Criterion) -> Profile:
    """The criterion's examples, or its definition where it has none."""
    examples = tuple(map(normalise, criterion.examples_for))
    wanted = examples or (normalise(criterion.definition), normalise(criterion.title))
    return Profile(wanted, tuple(map(normalise, criterion.examples_against)),
                   _asks(criterion, examples))  # fmt: skip


def _asks(criterion: Criterion, examples: tuple[str, ...]) -> bool | None:
    if not examples:
        return bool(re.search(r"\basks?\b", normalise(criterion.definition))) or None
    asking = sum(sentence_form(text) != "statement" for text in examples)
    if asking == len(examples):
        return True
    return False if asking == 0 else None


class LikenessScale:
    """Compares units with profiles; vectors when there is an encoder, else shared words alone."""

    def __init__(self, encoder: SentenceEncoder | None) -> None:
        self._encoder = encoder
        self._ordinary = {
            True: tuple(map(normalise, QUESTIONS)),
            False: tuple(map(normalise, STATEMENTS)),
        }

    def compare(self, units: Sequence[Unit], criterion: Profile) -> list[Likeness]:
        """One likeness per unit, in their order."""
        wanted = self._above_ordinary(units, criterion.wanted)
        unwanted = self._above_ordinary(units, criterion.unwanted)
        return [
            _likeness(unit, near, far, criterion.asks)
            for unit, near, far in zip(units, wanted, unwanted, strict=True)
        ]

    def _above_ordinary(self, units: Sequence[Unit], texts: tuple[str, ...]) -> Table:
        if not texts or not units:
            return [[] for _ in units]
        scales = {asks: self._scales(asks, texts) for asks in (True, False)}
        table = self._similarities([unit.plain for unit in units], texts)
        return [
            [
                (value - mean) / spread
                for value, (mean, spread) in zip(row, scales[unit.form != "statement"], strict=True)
            ]
            for unit, row in zip(units, table, strict=True)
        ]

    def _scales(self, asks: bool, texts: tuple[str, ...]) -> list[tuple[float, float]]:
        ordinary = self._similarities(list(self._ordinary[asks]), texts)
        return [
            (fmean(column), max(_LEAST_SPREAD, pstdev(column)))
            for column in zip(*ordinary, strict=True)
        ]

    def _similarities(self, texts: list[str], others: tuple[str, ...]) -> Table:
        shared = self._shared_words(texts, others)
        if self._encoder is None:
            return shared
        near = self._encoder.encode(texts) @ self._encoder.encode(others).T
        return [
            [(1 - _WORD_SHARE) * float(a) + _WORD_SHARE * b for a, b in zip(*rows, strict=True)]
            for rows in zip(near, shared, strict=True)
        ]

    def _shared_words(self, texts: list[str], others: tuple[str, ...]) -> Table:
        bags = [self._bag(text) for text in others]
        return [[_cosine(self._bag(text), bag) for bag in bags] for text in texts]

    def _bag(self, text: str) -> dict[str, float]:
        return {stem: self._rarity.get(stem, self._rarest) for stem in _stems(text)}

    @cached_property
    def _rarity(self) -> dict[str, float]:
        seen = [_stems(text) for texts in self._ordinary.values() for text in texts]
        return {
            stem: log((1 + len(seen)) / (1 + sum(stem in stems for stems in seen)))
            for stem in set().union(*seen)
        }

    @cached_property
    def _rarest(self) -> float:
        return max(self._rarity.values())


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in words(text) if word not in _EMPTY}


def _stem(word: str) -> str:
    for ending in ("ingly", "ings", "ing", "edly", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _cosine(first: dict[str, float], second: dict[str, float]) -> float:
    shared = sum(first[stem] * second[stem] for stem in first.keys() & second.keys())
    lengths = sqrt(sum(v * v for v in first.values()) * sum(v * v for v in second.values()))
    return shared / lengths if lengths else 0.0


def _likeness(unit: Unit, near: list[float], far: list[float], asks: bool | None) -> Likeness:
    score = max(near)
    off_form = asks is not None and asks != (unit.form != "statement")
    return Likeness(score, near.index(score), bool(far) and max(far) > score, off_form)
