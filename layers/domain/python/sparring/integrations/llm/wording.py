"""Wording with a language model: streamed, checked by code, replaced where it goes astray."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from sparring.buyer.check import check_line
from sparring.buyer.decision import ENDINGS, YES, Decision, DecisionKind
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState
from sparring.buyer.tells import figures
from sparring.buyer.text import words
from sparring.buyer.wording import Line, Wording, mark
from sparring.integrations.llm.errors import Fault, ProviderError
from sparring.integrations.llm.port import ChatModel, Limits
from sparring.integrations.llm.prompting import Part, Scene, ask_for_line
from sparring.integrations.llm.speech import Speech
from sparring.integrations.llm.untold import Secrets, public_texts
from sparring.integrations.llm.valve import UnsuitableError, Valve
from sparring.kit import log
from sparring.roleplay.voices import Chunks

TO_THE_LETTER = YES | {DecisionKind.PUT_THROUGH}
"""What a yes is worth hangs on each of its words, so no model is asked for them."""
DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow")
)


class PartCheck:
    """What may not be said in one turn: the buyer's own check, secrets word for word, and numbers
    and days that nobody named.
    """

    def __init__(self, part: Part, rep_said: str) -> None:
        self._part = part
        self._secrets = Secrets(part.persona, part.state, part.line.text)
        known = (rep_said, part.line.text, *public_texts(part.persona, part.state))
        self._named = _named(" ; ".join(known))

    def faults(self, text: str) -> tuple[str, ...]:
        """What is wrong with a text, as short codes; empty when nothing is."""
        part = self._part
        found = check_line(part.persona, part.state, part.decision, text)
        leaked = ("leaks:verbatim",) if self.leaks(text) else ()
        invented = ("invents",) if _named(text) - self._named else ()
        return (*found, *leaked, *invented)

    def leaks(self, text: str) -> bool:
        """True when a text holds words in a row of something untold."""
        return self._secrets.in_text(text)


def _named(text: str) -> frozenset[object]:
    """The numbers and days that a text names."""
    return figures(text.lower()) | DAYS.intersection(words(text))


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
        if decision.kind in TO_THE_LETTER:
            speech.replace(own.text)
            return own
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
        ends = part.decision.kind in ENDINGS
        valve = Valve(part.line.text, PartCheck(part, self._scene.rep_said), whole=ends)
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
