"""Writes trained heads as numbers: no text of the dialogues, and nothing that runs when read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sparring.judge.features import Vocabulary
from training.judge.corpus import Corpus
from training.judge.crossval import Trained


def save_heads(path: Path, corpus: Corpus, trained: Trained, asked: Sequence[str]) -> str:
    """Write the file and answer its version, which changes with any number in it."""
    known, shares = trained.fit.known, trained.fit.shares
    plains = [corpus.lines[row].plain for row in known]
    numbers: dict[str, Any] = {
        "labels": np.array(corpus.labels),
        "decided": np.array(list(asked)),
        "decisions": np.array(
            [(one.any_weight, one.best_weight, one.threshold) for one in trained.decisions]
        ),
        "centre": corpus.centre,
        "bias": trained.fit.bias.astype(np.float32),
        "dense_weights": (corpus.dense[known].T @ shares).astype(np.float32),
        **_pieces("word", trained.pieces.words, plains, shares),
        **_pieces("letter", trained.pieces.letters, plains, shares),
    }
    digest = hashlib.sha256()
    for name, value in sorted(numbers.items()):
        digest.update(name.encode() + value.tobytes())
    version = digest.hexdigest()[:8]
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, version=np.array(version), **numbers)
    return version


def _pieces(
    name: str, vocabulary: Vocabulary, plains: Sequence[str], shares: NDArray[np.float64]
) -> dict[str, Any]:
    weights = np.zeros((len(vocabulary.numbers), shares.shape[1]))
    for plain, share in zip(plains, shares, strict=True):
        columns, values = vocabulary.columns(plain)
        weights[columns] += np.outer(values, share)
    return {
        f"{name}_numbers": vocabulary.numbers,
        f"{name}_rarity": vocabulary.rarity,
        f"{name}_weights": weights.astype(np.float16),
    }
