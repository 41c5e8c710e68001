"""A sentence of the rep, with who said it to whom and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sparring.buyer.forms import Form, sentence_form
from sparring.buyer.moves import LONGEST_SPAN, Move, MoveKind
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState

_WRITTEN_OUT = {"u": "you", "ur": "your", "bout": "about", "thats": "that's", "whats": "what's"}
_WRITTEN_OUT |= {
    "hows": "how's",
    "whos": "who's",
    "im": "i'm",
    "dont": "don't",
    "wheres": "where's",
}
_SHORT = re.compile(rf"(?<![\w'’.])(?:{'|'.join(_WRITTEN_OUT)})(?![\w'’.])")

ABOUT = 1.0
"""Overlap from which a sentence is about a topic."""


@dataclass
class Heard:
    """One sentence in the state that the rep answers to."""

    persona: Persona
    state: CallState
    raw: str

    @cached_property
    def plain(self) -> str:
        """In lower case, with the shorthand of chats written out."""
        return _SHORT.sub(lambda found: _WRITTEN_OUT[found[0]], self.raw.lower())

    @cached_property
    def form(self) -> Form:
        """Question or statement."""
        return sentence_form(self.plain)

    @property
    def standing(self) -> str:
        """The id of the objection that is to be answered, or empty."""
        return self.state.standing.id if self.state.standing else ""

    def move(self, kind: MoveKind, target: str = "", strength: int = 100, amount: int = 0) -> Move:
        """A move that this sentence shows."""
        return Move(kind, target, strength, self.raw[:LONGEST_SPAN], amount)
