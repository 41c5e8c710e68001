"""Runs of one to three words, weighted by how rare they are among some sentences."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|\?")
_EDGE = "|"
MOST_WORDS = 60
"""Of one sentence; what comes later tells little about its move."""


def grams(plain: str) -> frozenset[str]:
    """The runs of a lower-case sentence, those at its edges marked."""
    said = _WORD.findall(plain)[:MOST_WORDS]
    edged = (_EDGE, *said, _EDGE)
    twos = (" ".join(edged[at : at + 2]) for at in range(len(edged) - 1))
    threes = (" ".join(edged[at : at + 3]) for at in range(len(edged) - 2))
    return frozenset((*said, *twos, *threes))


class GramIndex:
    """Which of some sentences share runs of words with another one, and how many that matter."""

    def __init__(self, sentences: Sequence[str]) -> None:
        import numpy as np

        runs = [grams(one) for one in sentences]
        self._size = len(sentences)
        spread = Counter(gram for one in runs for gram in one)
        self._unknown = math.log(1 + self._size)
        self._places: dict[str, list[int]] = defaultdict(list)
        for row, one in enumerate(runs):
            for gram in one:
                self._places[gram].append(row)
        self._weights = {gram: math.log(1 + self._size / often) for gram, often in spread.items()}
        self._lengths: Floats = np.array([self._length(one) for one in runs], dtype=np.float32)

    def nearness(self, plain: str) -> Floats:
        """The cosine, 0 to 1, of a sentence and each of those that it was made from."""
        import numpy as np

        said = grams(plain)
        near = np.zeros(self._size, dtype=np.float32)
        for gram in sorted(self._weights.keys() & said):
            near[self._places[gram]] += self._weights[gram] ** 2
        return near / (self._lengths * self._length(said))

    def among_themselves(self) -> Floats:
        """The cosine of each of the sentences and each other one."""
        import numpy as np

        near = np.zeros((self._size, self._size), dtype=np.float32)
        for gram, rows in self._places.items():
            if len(rows) > 1:
                near[np.ix_(rows, rows)] += self._weights[gram] ** 2
        near /= np.outer(self._lengths, self._lengths)
        np.fill_diagonal(near, 1.0)
        return near

    def _length(self, said: frozenset[str]) -> float:
        weights = (self._weights.get(gram, self._unknown) for gram in sorted(said))
        return math.sqrt(sum(weight**2 for weight in weights)) or 1.0
