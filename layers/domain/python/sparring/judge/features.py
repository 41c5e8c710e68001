"""What a trained head sees of a line: pieces of words, meaning, neighbours and place."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sparring.judge.ngrams import letter_grams, word_grams
from sparring.judge.ports import DeepEncoder
from sparring.judge.scene import CIRCUMSTANCES, Line, circumstances

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Grams = Callable[[str], "Counter[int]"]

CIRCUMSTANCE_SHARE, MEANING_SHARE, SHALLOW_SHARE, NEIGHBOUR_SHARE = 0.5, 2.0, 1.5, 1.5
"""How loudly each part speaks beside the word pieces, whose rows have length 1."""


class Vocabulary(NamedTuple):
    """The word pieces that count: their numbers in rising order, and how telling each one is."""

    grams: Grams
    numbers: "NDArray[np.uint32]"
    rarity: "Floats"

    def columns(self, plain: str) -> "tuple[NDArray[np.int64], Floats]":
        """The columns of the pieces found in a text, and their values: a row of length 1."""
        import numpy as np

        found = self.grams(plain)
        asked = np.fromiter(found.keys(), dtype=np.uint32, count=len(found))
        counts = np.fromiter(found.values(), dtype=np.float32, count=len(found))
        if not len(self.numbers):
            return asked[:0].astype(np.int64), counts[:0]
        columns = np.minimum(np.searchsorted(self.numbers, asked), len(self.numbers) - 1)
        known = self.numbers[columns] == asked
        columns = columns[known]
        values = (1 + np.log(counts[known])) * self.rarity[columns]
        length = np.sqrt(values @ values)
        return columns, values / length if length else values


def vocabularies(
    words: "tuple[NDArray[np.uint32], Floats]", letters: "tuple[NDArray[np.uint32], Floats]"
) -> tuple[Vocabulary, Vocabulary]:
    """The two vocabularies in their order, from numbers and rarities of each."""
    return Vocabulary(word_grams, *words), Vocabulary(letter_grams, *letters)


def dense_rows(lines: Sequence[Line], encoder: DeepEncoder, centre: "Floats") -> "Floats":
    """One row per line of a call: circumstances, directions at all depths, and the neighbours'.

    Directions are taken from `centre`, the mean ones of talk, (depths, size).
    """
    import numpy as np

    depths, size = centre.shape
    if not lines:
        return np.zeros((0, CIRCUMSTANCES + (depths + 2) * size), dtype=np.float32)
    around = np.array([circumstances(line) for line in lines], dtype=np.float32)
    seen = encoder.encode_deep([line.plain for line in lines]) - centre
    seen /= np.maximum(np.linalg.norm(seen, axis=2, keepdims=True), np.float32(1e-9))
    meaning, shallow = seen[:, 0], seen[:, 1:].reshape(len(lines), -1)
    edge = np.zeros((1, size), dtype=np.float32)
    parts = (
        CIRCUMSTANCE_SHARE * around,
        MEANING_SHARE * meaning,
        SHALLOW_SHARE * shallow,
        NEIGHBOUR_SHARE * np.concatenate([edge, meaning[:-1]]),
        NEIGHBOUR_SHARE * np.concatenate([meaning[1:], edge]),
    )
    return np.hstack(parts).astype(np.float32)
