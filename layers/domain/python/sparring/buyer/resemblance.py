"""Which moves a sentence resembles: by its meaning, its runs of words and its form.

`likeness.npz` holds what was learned from the examples; `python -m training.buyer` writes it anew
when an example changes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sparring.buyer.examples import arguments, closing, courtesies, faults, questions
from sparring.buyer.forms import sentence_form
from sparring.buyer.grams import grams
from sparring.buyer.moves import MoveKind
from sparring.buyer.persona import Persona
from sparring.kit.embeddings import TOKENIZER, WEIGHTS, Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

STORED = Path(__file__).with_name("likeness.npz")
_FORMS = ("open", "closed", "statement")


class Opinion(Protocol):
    """Somebody who says what a sentence resembles."""

    def scores(self, persona: Persona, plain: str) -> Mapping[MoveKind, float]:
        """How much a lower-case sentence resembles each move: about 0 (not) to 1 (clearly).

        Empty when there is nothing to tell it by.
        """


@cache
def example_sentences() -> tuple[tuple[MoveKind, str], ...]:
    """All examples with the move that each of them shows."""
    rooms = (courtesies, questions, arguments, closing, faults)
    return tuple(
        (MoveKind(name), line)
        for room in rooms
        for name, lines in room.SAID.items()
        for line in lines.strip().splitlines()
    )


def key_of_examples() -> str:
    """What tells these examples from any others."""
    shown = "\n".join(f"{kind.value} {line}" for kind, line in example_sentences())
    return sha256(shown.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Learned:
    """What was learned: n runs of words, m moves, d numbers a sentence vector.

    `by_meaning` is m x d, `by_form` m x 3, `by_gram` n x m; `rarity` holds the squared weight of
    each run, `unknown` that of a run that no example holds.
    """

    kinds: tuple[MoveKind, ...]
    usual: Floats
    centre: Floats
    by_meaning: Floats
    by_form: Floats
    grams: Mapping[str, int]
    by_gram: Floats
    rarity: Floats
    unknown: float

    @classmethod
    def load(cls, path: Path = STORED) -> Learned:
        """About 10 ms. Raises FileNotFoundError, and ValueError when the file is another."""
        import numpy as np

        with np.load(path, allow_pickle=False) as file:
            kinds = tuple(MoveKind(str(name)) for name in file["kinds"])
            runs = bytes(file["grams"]).decode().split("\n")
            numbers = ("usual", "centre", "by_meaning", "by_form")
            usual, centre, by_meaning, by_form = (file[name] for name in numbers)
            return cls(
                kinds,
                usual,
                centre,
                by_meaning,
                by_form,
                {run: row for row, run in enumerate(runs)},
                file["by_gram"].astype(np.float32),
                file["rarity"],
                float(file["unknown"]),
            )


class Resemblance:
    """An `Opinion` by regularised least squares over the examples."""

    def __init__(self, learned: Learned, embedder: Embedder) -> None:
        self._learned = learned
        self._embedder = embedder

    @classmethod
    def load(cls, folder: Path) -> Resemblance:
        """With the vectors in the folder of embeddings: about 0.1 s.

        Raises FileNotFoundError when a file is missing and ValueError when one is not what it says.
        """
        return cls(Learned.load(), Embedder.load(folder / WEIGHTS, folder / TOKENIZER))

    def scores(self, persona: Persona, plain: str) -> Mapping[MoveKind, float]:
        """How much a lower-case sentence resembles each move."""
        names = tuple(one.lower() for one in persona.name.split() if len(one) > 2)
        line = levelled(plain, names, persona.brand)
        learned = self._learned
        sums = learned.usual + learned.by_meaning @ self._direction(line)
        sums += learned.by_form[:, _FORMS.index(sentence_form(line))] + self._by_words(line)
        return dict(zip(learned.kinds, sums.tolist(), strict=True))

    def _direction(self, line: str) -> Floats:
        row: Floats = directions(self._embedder, [line], self._learned.centre)[0]
        return row

    def _by_words(self, line: str) -> Floats:
        learned = self._learned
        said = grams(line)
        rows = sorted(learned.grams[one] for one in said if one in learned.grams)
        squares = float(learned.rarity[rows].sum()) + learned.unknown * (len(said) - len(rows))
        sums: Floats = learned.by_gram[rows].sum(axis=0)
        sums /= math.sqrt(squares) or 1.0
        return sums


def directions(embedder: Embedder, said: Sequence[str], centre: Floats) -> Floats:
    """One row of length 1 per sentence, seen from where sentences usually lie."""
    import numpy as np

    rows: Floats = embedder.encode(said) - centre
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(lengths > 0, lengths, np.float32(1))
    return rows


def forms(said: Sequence[str]) -> Floats:
    """One row per sentence with a 1 where its form is."""
    import numpy as np

    return np.array([[sentence_form(one) == form for form in _FORMS] for one in said], np.float32)


def levelled(line: str, names: Sequence[str], brand: str) -> str:
    """Who is meant and how much does not matter for what sort of move it is."""
    plain = line.lower()
    for name, stands_for in (*((one, "sam") for one in names), (brand, "acme")):
        plain = re.sub(rf"\b{re.escape(name)}\b", stands_for, plain)
    return re.sub(r"\d[\d.,]*", "10", plain)
