"""Runs of one to three words: the parts of a sentence that tell its move."""

from __future__ import annotations

import re

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
