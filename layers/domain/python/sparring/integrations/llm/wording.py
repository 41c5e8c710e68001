"""Wording with a language model: streamed, checked by code, replaced where it goes astray."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from time import monotonic

from sparring.buyer.check import check_line
from sparring.buyer.decision import ENDINGS, Decision
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState
from sparring.buyer.wording import Line, Wording, mark
from sparring.integrations.llm.errors import Fault, ProviderError
from sparring.integrations.llm.port import ChatModel, Limits
from sparring.integrations.llm.prompting import Part, Scene, ask_for_line
from sparring.integrations.llm.valve import UnsuitableError, Valve
from sparring.kit import log, push
from sparring.roleplay.voices import Chunks

EVERY_SECONDS = 0.06
"""Words are sent together for this long: each message to a socket is a request of its own."""


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
            self._chunks.say_all(text)
            return
        where = {"roleplay_id": self._chunks.roleplay_id, "turn": self._chunks.turn}
        push.send(self._chunks.connections, {"type": "reply.replaced", **where, "text": text})

    def _send(self, *, done: bool) -> None:
        self._chunks.say(self._waiting, done)
        self._waiting, self._said_at = "", monotonic()


class ModelWording:
    """A `Wording` of a language model, made for one turn.

    `other` finds the words first: its line shows the model what to say, and stands in for a model
    that fails or strays. `fault` then says why.
    """

    def __init__(
        self,
        model: ChatModel,
        other: Wording,
        scene: Scene,
        chunks: Chunks,
        limits: Callable[[], Limits],
    ) -> None:
        self._model, self._other, self._scene = model, other, scene
        self._chunks, self._limits = chunks, limits
        self.fault: Fault | None = None

    def word(self, persona: Persona, state: CallState, decision: Decision) -> Line:
        """The line for a decision, said. Raises nothing that a provider does."""
        own = self._other.word(persona, state, decision)
        speech = Speech(self._chunks)
        try:
            text = self._spoken(Part(persona, state, decision, own), speech)
        except ProviderError as error:
            self._fall_back(error.fault, ())
        except UnsuitableError as error:
            self._fall_back(Fault.UNSUITABLE, error.faults)
        else:
            return Line(text, (mark(text), *own.marks))
        speech.replace(own.text)
        return own

    def _spoken(self, part: Part, speech: Speech) -> str:
        def check(text: str) -> tuple[str, ...]:
            return check_line(part.persona, part.state, part.decision, text)

        valve = Valve(part.line.text, check, whole=part.decision.kind in ENDINGS)
        asked = ask_for_line(part, self._scene)
        with closing(self._model.stream(asked, self._limits())) as pieces:
            for piece in pieces:
                if isinstance(piece, str):
                    speech.say(valve.take(piece))
        text, rest = valve.close()
        speech.end(rest)
        return text

    def _fall_back(self, fault: Fault, why: tuple[str, ...]) -> None:
        self.fault = fault
        # Only the sort of fault: `leaks:<id>` names a part of a persona, not what was said.
        kinds = sorted({one.partition(":")[0] for one in why})
        log.logger().warning("wording.fell_back", extra={"fault": fault.value, "why": kinds})
