"""Says what is being done and how long it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print `title` with its seconds when it is done."""
    started = time.monotonic()
    yield
    say(f"  {title:<44} {time.monotonic() - started:6.1f} s")


def say(text: str) -> None:
    """One line for the person at the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
