"""What this module asks of others, handed in by the functions that put them together."""

from __future__ import annotations

from typing import Literal, Protocol


class LanguageModelInUse(Protocol):
    """Which language model plays the buyers of the company; `model` is empty for the built-in."""

    @property
    def kind(self) -> Literal["built_in", "openai"]:
        """Whether a provider is set."""

    @property
    def model(self) -> str:
        """The provider's name of the model."""
