"""A line on its way to the rep, piece by piece."""

from __future__ import annotations

import re
from dataclasses import dataclass
from time import monotonic

from sparring.buyer.decision import Decision
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState
from sparring.buyer.wording import Line, Wording
from sparring.kit import push
from sparring.roleplay.voices import Chunks

EVERY_SECONDS = 0.06
"""Words are sent together for this long: each message to a socket is a request of its own."""
_SENTENCES = re.compile(r"(?<=[.!?])(?=\s)")


def say_all(chunks: Chunks, text: str) -> None:
    """Say a line that is complete, sentence by sentence; together the pieces are the line."""
    *first, last = _SENTENCES.split(text)
    for piece in first:
        chunks.say(piece)
    chunks.say(last, done=True)


@dataclass(frozen=True)
class Aloud:
    """A `Wording` that says each line through `chunks` as soon as it has found it."""

    inner: Wording
    chunks: Chunks

    def word(self, persona: Persona, state: CallState, decision: Decision) -> Line:
        """The line for a decision, said."""
        line = self.inner.word(persona, state, decision)
        say_all(self.chunks, line.text)
        return line


class Speech:
    """A line on its way to the rep."""

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks
        self._waiting = ""
        self._said_at: float | None = None

    def say(self, part: str) -> None:
        """Say some more: the first words at once, later ones together."""
        self._waiting += part
        due = self._said_at is None or monotonic() - self._said_at >= EVERY_SECONDS
        if self._waiting and due:
            self._send(done=False)

    def end(self, part: str) -> None:
        """Say the rest."""
        self._waiting += part
        self._send(done=True)

    def replace(self, text: str) -> None:
        """Take back what was said, if anything was, and say this instead."""
        if self._said_at is None:
            say_all(self._chunks, text)
            return
        where = {"roleplay_id": self._chunks.roleplay_id, "turn": self._chunks.turn}
        push.send(self._chunks.connections, {"type": "reply.replaced", **where, "text": text})

    def _send(self, *, done: bool) -> None:
        self._chunks.say(self._waiting, done)
        self._waiting, self._said_at = "", monotonic()
