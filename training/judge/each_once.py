"""Encodes each sentence once, though it is asked for with its call and for the mean of all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sparring.judge.ports import DeepEncoder


class EachOnce:
    """A `DeepEncoder` that keeps what it gave."""

    def __init__(self, encoder: DeepEncoder) -> None:
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text."""
        return self.encode_deep(texts)[:, 0]

    def encode_deep(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Of one text at least: its rows, as the encoder gives them."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            rows = self._encoder.encode_deep(fresh)
            self._known.update(zip(fresh, rows, strict=True))
        return np.array([self._known[text] for text in texts], dtype=np.float32)
