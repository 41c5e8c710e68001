"""How fast one connection may talk, as far as one process can tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

MOST_FRAMES = 30
PER_SECONDS = 10
MOST_CONNECTIONS = 1_000


@dataclass
class Pace:
    """Counts frames by connection, in windows of ten seconds.

    In memory, not in a table: a count that costs a write for each frame would be the very load
    that a flood wants. Other processes count for themselves, so the limit is at least this.
    """

    windows: dict[str, tuple[int, int]] = field(default_factory=dict)

    def count(self, connection_id: str, now: int) -> int:
        """Frames of this connection in its window, this one included; `now` in Unix seconds."""
        begun, frames = self.windows.pop(connection_id, (now, 0))
        if now - begun >= PER_SECONDS:
            begun, frames = now, 0
        self.windows[connection_id] = (begun, frames + 1)
        if len(self.windows) > MOST_CONNECTIONS:
            del self.windows[next(iter(self.windows))]
        return frames + 1


@cache
def pace() -> Pace:
    """The one of this process."""
    return Pace()
