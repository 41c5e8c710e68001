"""A language model's answers, kept by all that was asked, so that asking again costs nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from sparring.integrations.llm.port import Ask
from sparring.kit.caller import Caller
from sparring.kit.transaction import Fact
from sparring.scoring import answer_store

LONGEST_KEPT = 16_000
"""Bytes: sixty of them fit in a transaction. A longer answer is asked for again."""


class Answers(Protocol):
    """Where answers are looked for before a model is asked, and left afterwards."""

    def find(self, asks: Sequence[Ask]) -> list[str | None]:
        """The answer to each, None where there is none."""

    def keep(self, answered: Iterable[tuple[Ask, str]]) -> None:
        """Keep these answers."""


class NoAnswers:
    """Nothing is ever kept."""

    def find(self, asks: Sequence[Ask]) -> list[str | None]:
        """None for each."""
        return [None] * len(asks)

    def keep(self, answered: Iterable[tuple[Ask, str]]) -> None:
        """Forget them."""


class KeptAnswers:
    """The answers of one company's model. `spent` tells the cost that nobody was told of yet:
    it leaves with the answers it bought, for whoever finds them later pays nothing.
    """

    def __init__(self, caller: Caller, model: str, spent: Callable[[], list[Fact]]) -> None:
        self._caller, self._model, self._spent = caller, model, spent

    def find(self, asks: Sequence[Ask]) -> list[str | None]:
        """The answer to each, None where there is none: one batch."""
        return answer_store.find(self._caller, [self._digest(one) for one in asks])

    def keep(self, answered: Iterable[tuple[Ask, str]]) -> None:
        """Keep the answers of a judgement: one transaction, none without an answer."""
        short = {
            self._digest(ask): text
            for ask, text in answered
            if len(text.encode("utf-8", "replace")) <= LONGEST_KEPT
        }
        if short:
            answer_store.keep(self._caller, short, self._spent())

    def _digest(self, ask: Ask) -> str:
        asked = {
            "model": self._model,
            "messages": [(one.role, one.content) for one in ask.messages],
            "schema": ask.schema.body if ask.schema else None,
            "limits": (ask.most_tokens, ask.temperature),
        }
        text = json.dumps(asked, sort_keys=True)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
