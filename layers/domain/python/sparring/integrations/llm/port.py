"""What is asked of a language model: words for a conversation, streamed or whole."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol


class Message(NamedTuple):
    """One message of the conversation with the model."""

    role: Literal["system", "user"]
    content: str


@dataclass(frozen=True)
class Schema:
    """A JSON Schema (strict: every field required, none extra) that an answer must follow."""

    name: str
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Ask:
    """One request. `most_tokens` bounds the answer."""

    messages: tuple[Message, ...]
    most_tokens: int
    temperature: float = 0.0
    schema: Schema | None = None


@dataclass(frozen=True)
class Limits:
    """How long to wait, in seconds from the call: for the first piece, and for all of it."""

    first: float
    total: float


@dataclass(frozen=True)
class Usage:
    """Tokens in and out of one request, as the provider counts them."""

    input_tokens: int = 0
    output_tokens: int = 0


Piece = str | Usage
Pieces = Generator[Piece, None, None]


class ChatModel(Protocol):
    """A language model. Everything it raises is a ProviderError."""

    @property
    def name(self) -> str:
        """The model's name, as an admin entered it."""

    def stream(self, ask: Ask, limits: Limits) -> Pieces:
        """Pieces of text as they come, and the Usage at the end where the provider tells it.

        Closing it ends the request. Raises ProviderError, at the latest when a limit
        is reached.
        """

    def complete(self, ask: Ask, limits: Limits) -> Pieces:
        """The same, in one piece of text: for answers that are of no use before their end."""
