"""Waiting before another try: full jitter, doubling, capped."""

from __future__ import annotations

import random
import time

FIRST_SECONDS = 0.05
LONGEST_SECONDS = 2.0

_jitter = random.SystemRandom()


def pause(attempt: int) -> None:
    """Sleep a random time up to 50 ms doubled `attempt` times, at most 2 s."""
    time.sleep(_jitter.uniform(0, min(LONGEST_SECONDS, FIRST_SECONDS * 2**attempt)))
