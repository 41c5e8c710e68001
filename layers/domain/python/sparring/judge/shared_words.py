"""Likeness without sentence vectors: the stems that two texts share, rare ones counting more."""

from functools import cache
from math import log, sqrt

from sparring.judge.background import ORDINARY_TALK
from sparring.judge.stems import telling_stems
from sparring.judge.transcript import normalise

Bag = dict[str, float]


def bag_of(text: str) -> Bag:
    """The telling stems of a normalised text, each with its weight."""
    rarity = _rarity()
    rarest = max(rarity.values())
    return {stem: rarity.get(stem, rarest) for stem in telling_stems(text)}


def shared_words(first: Bag, second: Bag) -> float:
    """From 0, nothing in common, to 1."""
    shared = sum(weight * second[stem] for stem, weight in first.items() if stem in second)
    if not shared:
        return 0.0
    return shared / sqrt(sum(v * v for v in first.values()) * sum(v * v for v in second.values()))


@cache
def _rarity() -> Bag:
    seen = [telling_stems(normalise(text)) for text in ORDINARY_TALK]
    return {
        stem: log((1 + len(seen)) / (1 + sum(stem in stems for stems in seen)))
        for stem in sorted(set().union(*seen))
    }
