"""Who speaks for the buyer: the company's language model where it may, else the built-in buyer."""

from __future__ import annotations

from dataclasses import dataclass

from sparring.buyer.decision import Decision
from sparring.buyer.persona import Persona
from sparring.buyer.reading import PatternReader
from sparring.buyer.state import CallState
from sparring.buyer.wording import BuiltInWording, Line, Wording
from sparring.kit.caller import Caller
from sparring.roleplay.model import Roleplay
from sparring.roleplay.ports import BuyerVoice
from sparring.roleplay.voices import BuiltInVoice, Chunks
from sparring.settings.service import ModelState

LIMIT_REACHED = "The monthly spending limit is reached; the built-in buyer answers."


@dataclass(frozen=True)
class Aloud:
    """A `Wording` that says each line through `chunks` as soon as it has found it."""

    inner: Wording
    chunks: Chunks

    def word(self, persona: Persona, state: CallState, decision: Decision) -> Line:
        """The line for a decision, said."""
        line = self.inner.word(persona, state, decision)
        self.chunks.say_all(line.text)
        return line


def _built_in(chunks: Chunks, notice: str | None) -> BuyerVoice:
    return BuiltInVoice(
        notice=notice,
        fallback=notice is not None,
        reader=PatternReader(),
        wording=Aloud(BuiltInWording(), chunks),
    )


def open_voice(caller: Caller, state: ModelState, roleplay: Roleplay, chunks: Chunks) -> BuyerVoice:
    """The voice for one turn; what it words is streamed through `chunks` while it goes."""
    return _built_in(chunks, LIMIT_REACHED if state.model.kind == "openai" else None)
