"""Minimises a smooth convex function: L-BFGS with backtracking, in numpy."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Function = Callable[[Doubles], tuple[float, Doubles]]

MEMORY = 12
STEPS = 80
ENOUGH = 1e-4
"""Share of the loss that a step must still gain."""
LEAST_STEP = 1e-8


def minimise(function: Function, start: Doubles) -> Doubles:
    """The point where `function` (value and gradient) is smallest, or nearly so."""
    point = start
    value, slope = function(point)
    past: deque[tuple[Doubles, Doubles]] = deque(maxlen=MEMORY)
    for _ in range(STEPS):
        step = _direction(slope, past)
        length = 1.0 if past else min(1.0, 1.0 / float(np.abs(slope).sum()))
        fall = float(slope @ step)
        while True:
            other = point + length * step
            reached, steep = function(other)
            if reached <= value + 1e-4 * length * fall or length < LEAST_STEP:
                break
            length /= 2
        change = (other - point, steep - slope)
        if change[0] @ change[1] > 0:
            past.append(change)
        gained = value - reached
        point, value, slope = other, reached, steep
        if gained < ENOUGH * abs(value) / STEPS:
            break
    return point


def _direction(slope: Doubles, past: deque[tuple[Doubles, Doubles]]) -> Doubles:
    step = -slope
    shares = []
    for moved, bent in reversed(past):
        share = (moved @ step) / (moved @ bent)
        step = step - share * bent
        shares.append(share)
    if past:
        moved, bent = past[-1]
        step = step * ((moved @ bent) / (bent @ bent))
    for (moved, bent), share in zip(past, reversed(shares), strict=True):
        step = step + moved * (share - (bent @ step) / (moved @ bent))
    return step
