"""Fits a head: a multinomial model over the labels of a sentence, in the space of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sparring.judge.features import Grams, Vocabulary
from sparring.judge.heads import softmax
from sparring.judge.ngrams import letter_grams, word_grams
from training.judge.descent import minimise

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Rows = NDArray[np.int64]

LEAST_WORDS, LEAST_LETTERS = 2, 4
"""Lines that must hold a piece for it to enter the vocabulary."""

CHUNK = 4096

SPREAD = 1e-3
"""Added to the likeness of each line with itself, so that equal lines still part."""


@dataclass(frozen=True)
class Pieces:
    """The word pieces of some lines: vocabularies learned from part of them, and their rows."""

    words: Vocabulary
    letters: Vocabulary
    likeness: Floats
    """The dot product of every line's pieces with every other line's."""


def read_pieces(plains: Sequence[str], known: Rows) -> Pieces:
    """Vocabularies from the lines of `known` alone; rows of all lines."""
    seen = [plains[row] for row in known]
    words = _vocabulary(word_grams, seen, LEAST_WORDS)
    letters = _vocabulary(letter_grams, seen, LEAST_LETTERS)
    return Pieces(words, letters, _likeness(words, plains) + _likeness(letters, plains))


def _vocabulary(grams: Grams, plains: Sequence[str], least: int) -> Vocabulary:
    counts = Counter(number for plain in plains for number in grams(plain))
    kept = sorted(number for number, count in counts.items() if count >= least)
    rarity = [1 + np.log((1 + len(plains)) / (1 + counts[number])) for number in kept]
    return Vocabulary(grams, np.array(kept, np.uint32), np.array(rarity, np.float32))


def _likeness(vocabulary: Vocabulary, plains: Sequence[str]) -> Floats:
    rows = [vocabulary.columns(plain) for plain in plains]
    out = np.zeros((len(plains), len(plains)), dtype=np.float32)
    for start in range(0, len(vocabulary.numbers), CHUNK):
        part = np.zeros((len(plains), CHUNK), dtype=np.float32)
        for row, (columns, values) in enumerate(rows):
            inside = (columns >= start) & (columns < start + CHUNK)
            part[row, columns[inside] - start] = values[inside]
        out += part @ part.T
    return out


@dataclass(frozen=True)
class Fit:
    """`shares` weighs the training lines per label; the model is the lines' weighted sum."""

    known: Rows
    shares: Doubles
    bias: Doubles

    def probabilities(self, likeness: Floats, rows: Rows) -> Doubles:
        """Label probabilities of the lines of `rows`."""
        near = likeness[np.ix_(rows, self.known)].astype(np.float64)
        return softmax(near @ self.shares + self.bias)


def fit(likeness: Floats, targets: Doubles, known: Rows, strictness: float) -> Fit:
    """The model with the least cross-entropy plus `strictness` / 2 x squared weights.

    Solved over the lines' dot products, which is the same problem as over their columns.
    """
    near = likeness[np.ix_(known, known)].astype(np.float64)
    basis = np.linalg.cholesky(near + SPREAD * np.eye(len(known)))
    wanted, labels = targets[known], targets.shape[1]
    single, turned = basis.astype(np.float32), np.ascontiguousarray(basis.T.astype(np.float32))

    def loss(point: Doubles) -> tuple[float, Doubles]:
        weights, bias = point[:-labels].reshape(len(known), labels), point[-labels:]
        shares = softmax(single @ weights.astype(np.float32) + bias)
        value = -(wanted * np.log(shares + 1e-12)).sum() + strictness / 2 * (weights**2).sum()
        wrong = shares - wanted
        slope = turned @ wrong.astype(np.float32) + strictness * weights
        return float(value), np.concatenate([slope.ravel(), wrong.sum(axis=0)])

    found = minimise(loss, np.zeros((len(known) + 1) * labels))
    weights = found[:-labels].reshape(len(known), labels)
    return Fit(known, np.linalg.solve(basis.T, weights), found[-labels:])
