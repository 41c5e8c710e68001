"""The one clock, so that a test or the demo seed can set it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Source = Callable[[], dt.datetime]


def _system() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


_source: list[Source] = [_system]


def now() -> dt.datetime:
    """The current time, UTC, with its zone."""
    return _source[-1]()


def iso(moment: dt.datetime) -> str:
    """RFC 3339 in UTC with milliseconds; sorts as text."""
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def stamp() -> str:
    """`now` as text."""
    return iso(now())


def parse(text: str) -> dt.datetime:
    """The moment that `iso` wrote."""
    return dt.datetime.fromisoformat(text)


def epoch(after_seconds: float = 0) -> int:
    """Unix seconds now, or that many seconds from now (for TTL attributes)."""
    return int(now().timestamp() + after_seconds)


def of_epoch(seconds: float) -> str:
    """Unix seconds as `iso` writes them."""
    return iso(dt.datetime.fromtimestamp(seconds, dt.UTC))


@contextmanager
def set_to(source: Source) -> Iterator[None]:
    """Within the block, `source` says what time it is."""
    _source.append(source)
    try:
        yield
    finally:
        _source.pop()
