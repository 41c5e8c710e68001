"""What a judge trained on some dialogues would say of others: folds within folds, whole calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sparring.judge.heads import Decision, call_features
from sparring.judge.verdict import Verdict
from training.judge.agreement import Agreement, agreement
from training.judge.corpus import Corpus
from training.judge.decide import decide
from training.judge.model import Fit, Pieces, fit, read_pieces

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Rows = NDArray[np.int64]
Say = Callable[[str], None]

FOLDS = 5
STRICTNESSES = (3.0, 5.0)
"""Tried within the training part of each fold; nothing else is chosen there."""

INNER_SEEDS = (11, 12)
"""Ways to cut the training part for decisions, which are taken over all of them together; the first
also chooses the strictness."""


@dataclass(frozen=True)
class Trained:
    """A fitted model with its decisions, one per label asked for, in that order."""

    pieces: Pieces
    fit: Fit
    decisions: tuple[Decision, ...]
    strictness: float


def train_on(corpus: Corpus, calls: Rows, asked: Sequence[str]) -> Trained:
    """Fit on the lines of `calls` alone: vocabulary, model, strictness and decisions."""
    known = rows_of(corpus, calls)
    pieces = read_pieces([line.plain for line in corpus.lines], known)
    likeness = pieces.likeness + corpus.dense @ corpus.dense.T
    first, *others = (folds(calls, seed) for seed in INNER_SEEDS)
    tried = [_unseen(corpus, likeness, first, strictness) for strictness in STRICTNESSES]
    best = int(np.argmin([_loss(corpus, known, one) for one in tried]))
    strictness = STRICTNESSES[best]
    unseen = [tried[best], *(_unseen(corpus, likeness, cut, strictness) for cut in others)]
    decisions = tuple(_decision(corpus, calls, unseen, label) for label in asked)
    whole = fit(likeness, corpus.targets, known, strictness)
    return Trained(pieces, whole, decisions, strictness)


def rows_of(corpus: Corpus, calls: Rows) -> Rows:
    """The rows of the lines that were said in these calls."""
    return np.flatnonzero(np.isin(corpus.calls, calls))


def folds(calls: Rows, seed: int) -> list[Rows]:
    """The calls in `FOLDS` parts, shuffled by the seed."""
    order = np.random.default_rng(seed).permutation(calls)
    return [order[start::FOLDS] for start in range(FOLDS)]


def _unseen(corpus: Corpus, likeness: Floats, parts: list[Rows], strictness: float) -> Doubles:
    """Probabilities of every line, from a model that did not see its call."""
    found = np.full(corpus.targets.shape, np.nan)
    everything = np.concatenate(parts)
    for part in parts:
        known = rows_of(corpus, np.setdiff1d(everything, part))
        left = rows_of(corpus, part)
        model = fit(likeness, corpus.targets, known, strictness)
        found[left] = model.probabilities(likeness, left)
    return found


def _loss(corpus: Corpus, rows: Rows, probabilities: Doubles) -> float:
    told = corpus.targets[rows] * np.log(probabilities[rows] + 1e-12)
    return -float(told.sum()) / len(rows)


def _decision(corpus: Corpus, calls: Rows, unseen: list[Doubles], label: str) -> Decision:
    at = corpus.labels.index(label)
    features = [features_of(corpus, calls, one[:, at]) for one in unseen]
    shown = np.tile(corpus.shown[calls, at], len(unseen))
    return decide(np.concatenate(features), shown)


def features_of(corpus: Corpus, calls: Rows, likely: Doubles) -> Doubles:
    """One row of `call_features` per call."""
    return np.array([call_features(likely[corpus.calls == call]) for call in calls])


def judged_unseen(corpus: Corpus, asked: Sequence[str], seed: int, say: Say) -> NDArray[np.bool_]:
    """The verdict on each call and label by a judge trained on the other folds alone."""
    calls = np.arange(len(corpus.shown))
    verdicts = np.zeros((len(calls), len(asked)), dtype=bool)
    for number, part in enumerate(folds(calls, seed), start=1):
        trained = train_on(corpus, np.setdiff1d(calls, part), asked)
        left = rows_of(corpus, part)
        likely = np.full(corpus.targets.shape, np.nan)
        likely[left] = trained.fit.probabilities(_likeness(corpus, trained), left)
        for column, (label, decision) in enumerate(zip(asked, trained.decisions, strict=True)):
            at = corpus.labels.index(label)
            margins = [decision.margin(likely[corpus.calls == call, at]) for call in part]
            verdicts[part, column] = np.array(margins) >= 0
        say(f"seed {seed}, fold {number} of {FOLDS}: strictness {trained.strictness}")
    return verdicts


def _likeness(corpus: Corpus, trained: Trained) -> Floats:
    return trained.pieces.likeness + corpus.dense @ corpus.dense.T


def agreements(
    corpus: Corpus, asked: Sequence[str], verdicts: NDArray[np.bool_]
) -> list[Agreement]:
    """The agreement with people per label asked for."""
    return [
        agreement(_said(verdicts[:, at]), corpus.shown[:, corpus.labels.index(label)].tolist())
        for at, label in enumerate(asked)
    ]


def _said(verdicts: NDArray[np.bool_]) -> list[Verdict]:
    return ["yes" if one else "no" for one in verdicts]
