"""Encoding each sentence once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.judge.each_once import EachOnce


class Counting:
    """A `DeepEncoder` of one depth that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The length of each text."""
        return self.encode_deep(texts)[:, 0]

    def encode_deep(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The length of each text."""
        self.asked += texts
        return np.array([[[len(text)]] for text in texts], np.float32)


def test_encode_when_asked_again_should_not_ask_again() -> None:
    inner = Counting()
    once = EachOnce(inner)
    assert once.encode(["a", "bb", "a"]).tolist() == [[1], [2], [1]]
    assert once.encode_deep(["bb", "ccc"]).tolist() == [[[2]], [[3]]]
    assert inner.asked == ["a", "bb", "ccc"]
