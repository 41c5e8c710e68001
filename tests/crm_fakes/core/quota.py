"""How many calls are allowed: a day's worth, and so many in a sliding window."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from tests.crm_fakes.core.clock import Clock

DAY = 86_400_000


@dataclass
class Window:
    """At most `limit` calls in any `milliseconds`; None for the limit means no end."""

    limit: int | None
    milliseconds: int
    name: str
    at: deque[int] = field(default_factory=deque)
    peak: int = 0

    def admits(self, now: int) -> bool:
        """Count a call and say whether it is still within the limit."""
        while self.at and self.at[0] <= now - self.milliseconds:
            self.at.popleft()
        if self.limit is not None and len(self.at) >= self.limit:
            return False
        self.at.append(now)
        self.peak = max(self.peak, len(self.at))
        return True


class Quota:
    """The day's budget and named windows. `enforced` False counts, and refuses nothing."""

    def __init__(self, clock: Clock, daily: int, *windows: Window) -> None:
        """`windows` are asked by name."""
        self._clock = clock
        self.daily = daily
        self.used = 0
        self.enforced = True
        self._since = clock.now()
        self.windows = {window.name: window for window in windows}

    def spend(self, *names: str, cost: int = 1) -> str | None:
        """Take `cost` off the day; the name of the limit that was hit, or None."""
        now = self._clock.now()
        if now - self._since >= DAY:
            self.reset()
        if self.enforced and self.used + cost > self.daily:
            return "DAILY"
        for name in names:
            if not self.windows[name].admits(now) and self.enforced:
                return name
        self.used += cost
        return None

    def left(self) -> int:
        """What is left of the day."""
        return max(0, self.daily - self.used)

    def reset(self) -> None:
        """A new day."""
        self.used, self._since = 0, self._clock.now()
