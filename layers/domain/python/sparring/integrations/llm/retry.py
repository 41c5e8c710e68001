"""Trying again, as long as nothing was said yet and there is time for it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import chain

from sparring.integrations.llm.errors import ProviderError
from sparring.integrations.llm.port import Ask, ChatModel, Limits, Pieces

ATTEMPTS = 3
FIRST_SECONDS = 0.4

_jitter = random.SystemRandom()

Call = Callable[[Ask, Limits], Pieces]


def _pause(error: ProviderError, attempt: int) -> float:
    """Seconds to wait: what the provider asked for and a little more, else doubling with jitter."""
    if error.retry_after is not None:
        return error.retry_after + _jitter.uniform(0, 0.2)
    return FIRST_SECONDS * 2.0**attempt * _jitter.uniform(0.5, 1)


class RetryingModel:
    """A `ChatModel` that tries another one up to three times, within the limits of one call."""

    def __init__(self, inner: ChatModel, sleep: Callable[[float], None] = time.sleep) -> None:
        self._inner = inner
        self._sleep = sleep

    @property
    def name(self) -> str:
        """The model's name."""
        return self._inner.name

    def stream(self, ask: Ask, limits: Limits) -> Pieces:
        """What the first successful try streams."""
        return self._tried(self._inner.stream, ask, limits)

    def complete(self, ask: Ask, limits: Limits) -> Pieces:
        """What the first successful try answers."""
        return self._tried(self._inner.complete, ask, limits)

    def _tried(self, call: Call, ask: Ask, limits: Limits) -> Pieces:
        started = time.monotonic()
        for attempt in range(ATTEMPTS):
            spent = time.monotonic() - started
            pieces = call(ask, Limits(limits.first - spent, limits.total - spent))
            try:
                first = next(pieces, None)
            except ProviderError as error:
                pause = _pause(error, attempt)
                late = time.monotonic() - started + pause >= limits.first
                if not error.retryable or late or attempt == ATTEMPTS - 1:
                    raise
                self._sleep(pause)
            else:
                yield from chain([] if first is None else [first], pieces)
                return
