"""Figures and bars, printed as a table and written as JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Sheet:
    """What a run measured. A bar holds when its value is at most (or at least) its limit."""

    figures: dict[str, float] = field(default_factory=dict)
    bars: dict[str, dict[str, Any]] = field(default_factory=dict)

    def figure(self, name: str, value: float, beside: str = "") -> None:
        """Record a figure; `beside` says in words what it is compared with."""
        self.figures[name] = round(value, 4)
        sys.stdout.write(f"  {name:<58} {value:>12.3f}  {beside}\n")

    def at_most(self, name: str, value: float, limit: float) -> None:
        """Record a bar that is a ceiling."""
        self._bar(name, value, limit, holds=value <= limit, sign="<=")

    def at_least(self, name: str, value: float, limit: float) -> None:
        """Record a bar that is a floor."""
        self._bar(name, value, limit, holds=value >= limit, sign=">=")

    def _bar(self, name: str, value: float, limit: float, *, holds: bool, sign: str) -> None:
        self.bars[name] = {"value": round(value, 4), "limit": limit, "holds": holds}
        mark = "holds" if holds else "FALLS SHORT"
        sys.stdout.write(f"  {name:<58} {value:>12.3f}  {sign} {limit:g}: {mark}\n")

    def title(self, text: str) -> None:
        """Print a heading."""
        sys.stdout.write(f"\n{text}\n")
        sys.stdout.flush()

    def write(self, target: Path) -> None:
        """Write the figures and bars."""
        text = json.dumps({"figures": self.figures, "bars": self.bars}, indent=1)
        target.write_text(text + "\n", encoding="utf-8")
