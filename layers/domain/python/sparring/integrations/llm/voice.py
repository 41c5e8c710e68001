"""Who speaks for the buyer: the company's language model where it may, else the built-in buyer."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from sparring.buyer.hearing import offline_reader
from sparring.buyer.moves import Move
from sparring.buyer.persona import Persona
from sparring.buyer.reading import MoveReader
from sparring.buyer.state import CallState
from sparring.buyer.wording import BuiltInWording, Wording
from sparring.integrations.llm.errors import sentence
from sparring.integrations.llm.meter import Meter
from sparring.integrations.llm.port import ChatModel, Limits
from sparring.integrations.llm.prompting import Scene
from sparring.integrations.llm.reading import ModelReader
from sparring.integrations.llm.registry import chat_model
from sparring.integrations.llm.speech import Aloud
from sparring.integrations.llm.wording import ModelWording
from sparring.kit.caller import Caller
from sparring.roleplay.model import Roleplay, VoiceUsed
from sparring.roleplay.ports import BuyerVoice, Used
from sparring.roleplay.voices import BuiltInVoice, Chunks
from sparring.settings.model import LanguageModel, cost_micro_usd
from sparring.settings.state import ModelState

LIMIT_REACHED = "The monthly spending limit is reached; the built-in buyer answers."

TURN_SECONDS = 18.0
"""For all that a model does in a turn: API Gateway stops waiting after 30 seconds."""
FIRST_SECONDS = 8.0
READING_SECONDS = 4.0


@dataclass(frozen=True)
class Listening:
    """A `MoveReader` that keeps what the rep said, for whoever words the answer."""

    inner: MoveReader
    scene: Scene

    def read(self, persona: Persona, state: CallState, text: str) -> tuple[Move, ...]:
        """The moves of one turn."""
        self.scene.rep_said = text
        return self.inner.read(persona, state, text)


class _Time:
    """What is left of a turn's time."""

    def __init__(self) -> None:
        self._ends = monotonic() + TURN_SECONDS

    def to_read(self) -> Limits:
        """For reading the rep's words."""
        return Limits(READING_SECONDS, READING_SECONDS)

    def to_speak(self) -> Limits:
        """For wording the answer."""
        left = self._ends - monotonic()
        return Limits(min(FIRST_SECONDS, left), left)


class ModelVoice:
    """A `BuyerVoice` of a language model, made for one turn."""

    def __init__(self, settings: LanguageModel, model: ChatModel, meter: Meter) -> None:
        self._settings, self._model, self._meter = settings, model, meter
        self._time = _Time()

    def open(self, roleplay: Roleplay, chunks: Chunks) -> ModelVoice:
        """Take part in one call."""
        scene, plain = Scene(roleplay.window), offline_reader()
        # Read here, a turn takes a millisecond; a model costs a second request and its wait.
        asks = self._settings.reads_moves
        reader = ModelReader(self._model, plain, self._time.to_read) if asks else plain
        self._reader = Listening(reader, scene)
        self._wording = ModelWording(
            self._model, BuiltInWording(), scene, chunks, self._time.to_speak
        )
        return self

    @property
    def reader(self) -> MoveReader:
        """Reads the rep's words."""
        return self._reader

    @property
    def wording(self) -> Wording:
        """Words the answer and streams it."""
        return self._wording

    def told(self) -> VoiceUsed:
        """The model, or the built-in buyer and why it took this turn."""
        fault = self._wording.fault
        if fault is None:
            return VoiceUsed("openai", self._model.name)
        notice = f"{sentence(fault)}; the built-in buyer took this turn."
        return VoiceUsed(fallback=True, notice=notice)

    def used(self) -> Used:
        """Tokens and cost, also of a try that failed."""
        total = self._meter.total
        cost = cost_micro_usd(self._settings, total.input_tokens, total.output_tokens)
        return Used(total.input_tokens, total.output_tokens, cost)


def open_voice(caller: Caller, state: ModelState, roleplay: Roleplay, chunks: Chunks) -> BuyerVoice:
    """The voice for one turn; what it words is streamed through `chunks` while it goes.

    A provider that fails never fails the turn: the built-in buyer answers and says so. The key is
    opened at the first request, not before.
    """
    if not state.usable:
        notice = LIMIT_REACHED if state.model.kind == "openai" else None
        return _built_in(chunks, notice)
    meter = Meter()
    voice = ModelVoice(state.model, chat_model(caller, state.model, meter), meter)
    return voice.open(roleplay, chunks)


def _built_in(chunks: Chunks, notice: str | None) -> BuyerVoice:
    return BuiltInVoice(
        notice=notice,
        fallback=notice is not None,
        reader=offline_reader(),
        wording=Aloud(BuiltInWording(), chunks),
    )
