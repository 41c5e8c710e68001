"""Turns a label's sentence probabilities into the verdict on a call: two weights, one threshold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sparring.judge.heads import Decision
from training.judge.descent import minimise

Doubles = NDArray[np.float64]

STRICTNESS = 1.0
"""Of the two weights, on features of spread 1."""


def decide(features: Doubles, shown: NDArray[np.bool_]) -> Decision:
    """A decision from `call_features` of calls that the model had not seen, and what people said.

    The threshold is where kappa is expected to be highest if the probabilities are right, which
    is steadier than where it happened to be highest.
    """
    middle, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    weights, bias = _logistic((features - middle) / spread, shown.astype(np.float64))
    weights = weights / spread
    scores = features @ weights
    chances = 1 / (1 + np.exp(-(scores - middle @ weights + bias)))
    return Decision(float(weights[0]), float(weights[1]), _threshold(scores, chances))


def _logistic(rows: Doubles, wanted: Doubles) -> tuple[Doubles, float]:
    def loss(point: Doubles) -> tuple[float, Doubles]:
        scores = rows @ point[:-1] + point[-1]
        value = (np.logaddexp(0, scores) - wanted * scores).sum()
        wrong = 1 / (1 + np.exp(-scores)) - wanted
        slope = np.append(rows.T @ wrong + STRICTNESS * point[:-1], wrong.sum())
        return float(value + STRICTNESS / 2 * point[:-1] @ point[:-1]), slope

    found = minimise(loss, np.zeros(rows.shape[1] + 1))
    return found[:-1], float(found[-1])


def _threshold(scores: Doubles, chances: Doubles) -> float:
    """Halfway between two calls: of all such places, the one with the highest expected kappa."""
    order = np.argsort(-scores, kind="stable")
    ranked, count = scores[order], len(scores)
    taken = np.arange(1, count) / count
    hits = np.cumsum(chances[order])[:-1] / count
    base = chances.mean()
    agreed = hits + (1 - base - (taken - hits))
    chance = base * taken + (1 - base) * (1 - taken)
    best = int(np.argmax((agreed - chance) / (1 - chance)))
    return float((ranked[best] + ranked[best + 1]) / 2)
