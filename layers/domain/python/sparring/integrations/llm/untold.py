"""What the buyer has not told yet, as runs of words: the last net under the buyer's own check."""

from __future__ import annotations

from collections.abc import Iterator

from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState
from sparring.buyer.telling import tellables
from sparring.buyer.text import words

RUN = 4
"""So many words in a row are hardly ever shared by chance."""

Run = tuple[str, ...]


class Secrets:
    """Recognises word for word what may not be said in this state, in any part of a text.

    The buyer's check counts the words that only a secret holds. A secret made of everyday words
    ("be there when we said") has none of those, but its order of words gives it away.
    """

    def __init__(self, persona: Persona, state: CallState, line: str) -> None:
        known = (line, *public_texts(persona, state))
        public = frozenset(run for text in known for run in _runs(text))
        self._runs = frozenset(r for text in _untold(persona, state) for r in _runs(text)) - public

    def in_text(self, text: str) -> bool:
        """True when the text holds a run of a secret."""
        return not self._runs.isdisjoint(_runs(text))


def _raised(state: CallState) -> frozenset[str]:
    return frozenset(one.id for one in state.objections if one.status != "unraised")


def public_texts(persona: Persona, state: CallState) -> Iterator[str]:
    """The brief, and what the buyer has told and objected to so far."""
    yield from (persona.situation, persona.product)
    yield from (one.text for one in tellables(persona) if one.id in state.revealed)
    yield from (one.text for one in persona.objections if one.id in _raised(state))


def _untold(persona: Persona, state: CallState) -> Iterator[str]:
    yield from (one.text for one in tellables(persona) if one.id not in state.revealed)
    yield from (one.text for one in persona.objections if one.id not in _raised(state))


def _runs(text: str) -> Iterator[Run]:
    said = words(text)
    length = min(RUN, len(said)) or 1
    return (tuple(said[at : at + length]) for at in range(len(said) - length + 1))
