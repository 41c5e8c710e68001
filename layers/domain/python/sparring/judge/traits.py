"""What can be seen of a sentence's build: who speaks of whom, asking or telling, numbers, time."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from sparring.judge.questions import sentence_form
from sparring.judge.transcript import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OPENS = r"^(?:\W*(?:and|but|so|well|yes|ok|okay|oh|yeah)\W+)*"
_PATTERNS: Final = (
    r"\b(?:i|i'm|im|i've|i'd|i'll|my|me|myself)\b",
    rf"{_OPENS}(?:i|i'm|im|i've|i'd|i'll|my)\b",
    r"\b(?:you|your|you're|u|yours|you'd|you've)\b",
    rf"{_OPENS}(?:you|your|you're)\b",
    r"\b(?:we|our|us|they|their|them)\b",
    r"\d|\b(?:dollars?|cents?|euros?|pounds?|percent|hundred|thousand|million|half)\b|[$€£%]",
    r"\b(?:would|could|can|will|should|may|might)\b|'(?:ll|d)\b",
    r"\b(?:was|were|did|had|went|got|said|told|made|\w{3,}ed)\b",
    r"!",
    r"\b(?:not|no|never|nothing)\b|n't\b",
    r"\b(?:if|because|so that|therefore|when|since)\b",
)
SHORT, LONG = 6, 14
"""Words up to which a sentence is short, and from which it is long."""


def traits_of(texts: Sequence[str]) -> "NDArray[np.float32]":
    """One row of noughts and ones per normalised text."""
    import numpy as np

    rows = [_traits(text) for text in texts]
    return np.array(rows, dtype=np.float32).reshape(len(texts), len(_PATTERNS) + 5)


def _traits(plain: str) -> list[bool]:
    form, length = sentence_form(plain), len(words(plain))
    return [
        form == "open",
        form == "closed",
        form != "statement",
        *(bool(pattern.search(plain)) for pattern in _compiled()),
        length <= SHORT,
        length >= LONG,
    ]


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _PATTERNS))
