"""Learns which moves a sentence resembles, after an example of the buyer's reader changed."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from layers.build import build
from local.progress import say
from sparring.buyer.grams import grams
from sparring.buyer.resemblance import (
    STORED,
    Learned,
    directions,
    example_sentences,
    forms,
    key_of_examples,
    levelled,
)
from sparring.kit.embeddings import TOKENIZER, WEIGHTS, Embedder

Floats = NDArray[np.float32]

BY_MEANING, BY_WORDS, BY_FORM = 1.0, 1.0, 0.1
"""What each counts; chosen on the tuning half of the tests' utterances, as is SMOOTHNESS."""
SMOOTHNESS = 0.3


@dataclass(frozen=True)
class Runs:
    """The runs of words in the examples: where each stands, and its squared weight."""

    names: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]
    rarity: Floats
    lengths: Floats
    unknown: float


def runs_of(said: Sequence[str]) -> Runs:
    """Weighted by how rare they are among the examples."""
    found = [grams(one) for one in said]
    spread = Counter(gram for one in found for gram in one)
    places: dict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(found):
        for gram in one:
            places[gram].append(row)
    names = tuple(sorted(places))
    squares = {name: math.log(1 + len(said) / spread[name]) ** 2 for name in names}
    lengths = [math.sqrt(sum(squares[gram] for gram in sorted(one))) or 1.0 for one in found]
    return Runs(
        names,
        tuple(tuple(places[name]) for name in names),
        np.array([squares[name] for name in names], np.float32),
        np.array(lengths, np.float32),
        math.log(1 + len(said)) ** 2,
    )


def _by_words(runs: Runs) -> Floats:
    """The cosine of each example and each other one."""
    size = len(runs.lengths)
    near = np.zeros((size, size), dtype=np.float32)
    for rows, weight in zip(runs.places, runs.rarity, strict=True):
        if len(rows) > 1:
            near[np.ix_(rows, rows)] += weight
    near /= np.outer(runs.lengths, runs.lengths)
    np.fill_diagonal(near, 1.0)
    return near


def learn(embedder: Embedder) -> Learned:
    """Least squares over the examples; what it comes to per move, with the examples summed up."""
    said = [levelled(line, ("sam",), "acme") for _, line in example_sentences()]
    named = [kind for kind, _ in example_sentences()]
    kinds = tuple(dict.fromkeys(named))
    centre: Floats = embedder.encode(said).mean(axis=0)
    meanings, shapes, runs = directions(embedder, said, centre), forms(said), runs_of(said)
    alike = BY_MEANING * meanings @ meanings.T + BY_WORDS * _by_words(runs)
    alike += BY_FORM * shapes @ shapes.T + SMOOTHNESS * np.eye(len(said), dtype=np.float32)
    wanted = np.array([[kind == one for one in kinds] for kind in named], np.float32)
    usual: Floats = wanted.mean(axis=0)
    weights: Floats = np.linalg.solve(alike, wanted - usual)
    shared = weights / runs.lengths[:, None]
    summed = np.array([shared[list(rows)].sum(axis=0) for rows in runs.places], np.float32)
    return Learned(
        kinds,
        usual,
        centre,
        np.asarray(BY_MEANING * weights.T @ meanings, np.float32),
        np.asarray(BY_FORM * weights.T @ shapes, np.float32),
        {name: row for row, name in enumerate(runs.names)},
        BY_WORDS * summed * runs.rarity[:, None],
        runs.rarity,
        runs.unknown,
    )


def save(learned: Learned, path: Path) -> None:
    """Half precision for the runs of words: a thousandth of a score is no difference."""
    np.savez_compressed(
        path,
        key=np.array(key_of_examples()),
        kinds=np.array([kind.value for kind in learned.kinds]),
        usual=learned.usual,
        centre=learned.centre,
        by_meaning=learned.by_meaning,
        by_form=learned.by_form,
        grams=np.frombuffer("\n".join(learned.grams).encode(), np.uint8),
        by_gram=learned.by_gram.astype(np.float16),
        rarity=learned.rarity,
        unknown=np.float32(learned.unknown),
    )


def main() -> None:
    """Learn from the examples that ship and write what was learned."""
    folder = Path(build("local").embeddings)
    learned = learn(Embedder.load(folder / WEIGHTS, folder / TOKENIZER))
    save(learned, STORED)
    say(f"  {len(example_sentences())} examples, {len(learned.grams)} runs of words")


if __name__ == "__main__":
    main()
