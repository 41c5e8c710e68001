"""Which moves a sentence resembles: held against examples of each, by meaning, words and form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sparring.buyer.examples import arguments, closing, courtesies, faults, questions
from sparring.buyer.forms import sentence_form
from sparring.buyer.grams import GramIndex
from sparring.buyer.moves import MoveKind
from sparring.buyer.persona import Persona
from sparring.kit.embeddings import TOKENIZER, WEIGHTS, Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

BY_MEANING, BY_WORDS, BY_FORM = 1.0, 1.0, 0.1
"""What each counts; chosen on the tuning half of the tests' utterances, as is SMOOTHNESS."""
SMOOTHNESS = 0.3
_FORMS = ("open", "closed", "statement")


class Opinion(Protocol):
    """Somebody who says what a sentence resembles."""

    def scores(self, persona: Persona, plain: str) -> Mapping[MoveKind, float]:
        """How much a lower-case sentence resembles each move: about 0 (not) to 1 (clearly)."""


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


class Resemblance:
    """An `Opinion` by regularised least squares over the examples."""

    def __init__(self, embedder: Embedder) -> None:
        import numpy as np

        said = [_levelled(line, ("sam",), "acme") for _, line in example_sentences()]
        named = [kind for kind, _ in example_sentences()]
        self._kinds = tuple(dict.fromkeys(named))
        self._embedder = embedder
        self._centre: Floats = embedder.encode(said).mean(axis=0)
        self._meanings = self._directions(said)
        self._forms = _forms(said)
        self._grams = GramIndex(said)
        by_words = self._grams.among_themselves()
        alike = BY_MEANING * self._meanings @ self._meanings.T + BY_WORDS * by_words
        alike += BY_FORM * self._forms @ self._forms.T
        wanted = np.array([[kind == one for one in self._kinds] for kind in named], np.float32)
        self._shares: Floats = wanted.mean(axis=0)
        smooth = SMOOTHNESS * np.eye(len(said), dtype=np.float32)
        self._weights: Floats = np.linalg.solve(alike + smooth, wanted - self._shares)

    @classmethod
    def load(cls, folder: Path) -> Resemblance:
        """From the folder of embeddings: about 0.3 s.

        Raises FileNotFoundError when a file is missing and ValueError when one is not what it says.
        """
        return cls(Embedder.load(folder / WEIGHTS, folder / TOKENIZER))

    def scores(self, persona: Persona, plain: str) -> Mapping[MoveKind, float]:
        """How much a lower-case sentence resembles each move."""
        names = tuple(one.lower() for one in persona.name.split() if len(one) > 2)
        sums = self._alike(_levelled(plain, names, persona.brand)) @ self._weights + self._shares
        return dict(zip(self._kinds, map(float, sums), strict=True))

    def _directions(self, said: Sequence[str]) -> Floats:
        import numpy as np

        rows = self._embedder.encode(said) - self._centre
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.where(lengths > 0, lengths, np.float32(1))
        return rows

    def _alike(self, line: str) -> Floats:
        """How near a sentence is to each example."""
        alike: Floats = BY_MEANING * (self._meanings @ self._directions([line])[0])
        alike += BY_FORM * (self._forms @ _forms([line])[0])
        alike += BY_WORDS * self._grams.nearness(line)
        return alike


def _forms(said: Sequence[str]) -> Floats:
    import numpy as np

    return np.array([[sentence_form(one) == form for form in _FORMS] for one in said], np.float32)


def _levelled(line: str, names: Sequence[str], brand: str) -> str:
    """Who is meant and how much does not matter for what sort of move it is."""
    plain = line.lower()
    for name, stands_for in (*((one, "sam") for one in names), (brand, "acme")):
        plain = re.sub(rf"\b{re.escape(name)}\b", stands_for, plain)
    return re.sub(r"\d[\d.,]*", "10", plain)
