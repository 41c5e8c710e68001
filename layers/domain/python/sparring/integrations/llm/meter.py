"""What a turn or a judgement has cost so far, also where a provider does not count."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from threading import Lock

from sparring.integrations.llm.port import Ask, ChatModel, Limits, Pieces, Usage

BYTES_A_TOKEN = 4


def estimate(text: str) -> int:
    """Tokens of a text, roughly: about four bytes each, in most languages and models."""
    return -(-len(text.encode("utf-8", "replace")) // BYTES_A_TOKEN)


class Meter:
    """Adds up usage; several threads may add to one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._input = self._output = 0

    def add(self, usage: Usage) -> None:
        """Count one request."""
        with self._lock:
            self._input += usage.input_tokens
            self._output += usage.output_tokens

    @property
    def total(self) -> Usage:
        """All that was counted."""
        with self._lock:
            return Usage(self._input, self._output)


class MeteredModel:
    """A `ChatModel` whose requests are counted, also those that are left in the middle."""

    def __init__(self, inner: ChatModel, meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    @property
    def name(self) -> str:
        """The model's name."""
        return self._inner.name

    def stream(self, ask: Ask, limits: Limits) -> Pieces:
        """What the model streams."""
        return self._counted(self._inner.stream, ask, limits)

    def complete(self, ask: Ask, limits: Limits) -> Pieces:
        """What the model answers."""
        return self._counted(self._inner.complete, ask, limits)

    def _counted(self, call: Callable[[Ask, Limits], Pieces], ask: Ask, limits: Limits) -> Pieces:
        told: Usage | None = None
        text: list[str] = []
        try:
            with closing(call(ask, limits)) as pieces:
                for piece in pieces:
                    if isinstance(piece, Usage):
                        told = piece
                    else:
                        text.append(piece)
                    yield piece
        finally:
            if told or text:
                self._meter.add(told or _estimated(ask, "".join(text)))


def _estimated(ask: Ask, text: str) -> Usage:
    asked = "".join(message.content for message in ask.messages)
    return Usage(estimate(asked), estimate(text))
