"""How many bits a direction can take, judged by what it loses, once a second."""

from __future__ import annotations

from dataclasses import dataclass

START, LEAST = 1_000_000, 150_000
CEILING = {"camera": 1_200_000, "screen": 2_500_000}
DOWN_FLOOR = 250_000
"""One person on a bad line slows the others' cameras down to this, and no further."""
MUCH, LITTLE = 0.10, 0.02


@dataclass
class Budget:
    """GCC's loss-based controller: down when a tenth is lost, slowly up when nothing is."""

    bits: float = START
    ceiling: float = CEILING["camera"]

    def hear(self, loss: float) -> None:
        """One second passed in which this share (0 to 1) was lost."""
        if loss > MUCH:
            self.bits *= 1 - loss / 2
        elif loss < LITTLE:
            self.bits *= 1.08
        self.bits = min(self.ceiling, max(LEAST, self.bits))
