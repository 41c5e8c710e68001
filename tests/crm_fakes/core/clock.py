"""The server's own clock, which tests skew, stop and move."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class Clock:
    """Milliseconds since 1970 as the CRM believes them to be."""

    def __init__(self) -> None:
        """Starts as right as this machine's clock."""
        self._offset = 0
        self._stopped: int | None = None

    def now(self) -> int:
        """The CRM's time in milliseconds."""
        base = time.time_ns() // 1_000_000 if self._stopped is None else self._stopped
        return base + self._offset

    def moment(self) -> datetime:
        """The CRM's time as an aware UTC datetime."""
        return moment(self.now())

    def skew(self, seconds: float) -> None:
        """Be so many seconds ahead of (or, negative, behind) this machine from now on."""
        self._offset = round(seconds * 1000)

    def advance(self, seconds: float) -> None:
        """Let time pass without waiting for it."""
        self._offset += round(seconds * 1000)

    def stop(self, at: int | None = None) -> None:
        """Stand still, at the given milliseconds or where it is."""
        self._stopped, self._offset = (self.now() if at is None else at), 0

    def start(self) -> None:
        """Run again, with this machine's time."""
        self._stopped, self._offset = None, 0


def moment(milliseconds: int) -> datetime:
    """An aware UTC datetime of milliseconds since 1970."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def iso(milliseconds: int) -> str:
    """`2026-03-01T10:20:30.123Z`, as HubSpot and this package's control API write times."""
    whole = moment(milliseconds).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{whole}.{milliseconds % 1000:03d}Z"


def parse_ms(text: str) -> int | None:
    """Milliseconds of an ISO date or datetime or of epoch milliseconds; None for anything else."""
    if text.lstrip("-").isdigit():
        return int(text)
    try:
        found = datetime.fromisoformat(_plain(text))
    except ValueError:
        return None
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return round(aware.timestamp() * 1000)


def _plain(text: str) -> str:
    return text[:-1] + "+00:00" if text.endswith("Z") else text
