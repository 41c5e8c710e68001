"""Encodes each sentence of a call once, though several parts of the judge ask for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sparring.judge.ports import SentenceEncoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class EachOnce:
    """A `SentenceEncoder` that keeps what it gave until told to forget it."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One row per text, as the encoder gives it."""
        import numpy as np

        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh or not texts:
            rows = self._encoder.encode(fresh)
            self._known.update(zip(fresh, rows, strict=True))
        if not texts:
            return rows
        return np.array([self._known[text] for text in texts], dtype=np.float32)

    def forget(self) -> None:
        """Start over, for the next call."""
        self._known.clear()
