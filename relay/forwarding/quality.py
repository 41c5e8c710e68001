"""A connection in five steps, as a person would judge it."""

from __future__ import annotations

STEPS = ((5, 0.01, 0.15, 0.03), (4, 0.03, 0.25, 0.06), (3, 0.08, 0.40, 0.12), (2, 0.20, 0.80, 0.3))
"""Step, then the most loss (share), round trip (s) and jitter (s) it may have."""


def judge(loss: float, round_trip: float, jitter: float) -> int:
    """5 is very good, 1 hardly usable; the worst of the three decides."""
    for step, most_loss, longest, most_jitter in STEPS:
        if loss <= most_loss and round_trip <= longest and jitter <= most_jitter:
            return step
    return 1
