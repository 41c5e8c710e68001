"""Every request that came in, for the oracle of a test."""

from __future__ import annotations

import json
import time
from collections import deque
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any


@dataclass(frozen=True)
class Call:
    """One request and how it was answered; `at` is the CRM's clock, `monotonic` this machine's."""

    method: str
    path: str
    query: dict[str, list[str]]
    token: str
    body: bytes
    status: int
    fault: str
    at: int
    monotonic: float = field(default_factory=time.monotonic)

    def json(self) -> Any:
        """The request's body."""
        return json.loads(self.body)

    def shown(self) -> dict[str, Any]:
        """For the control API."""
        line = {"method": self.method, "path": self.path, "query": self.query, "at": self.at}
        return line | {
            "status": self.status,
            "fault": self.fault,
            "body": self.body.decode("utf-8", "replace"),
        }


class Ledger:
    """The last calls, oldest first. A status of 0 is a connection that was cut."""

    def __init__(self, most: int = 100_000) -> None:
        """Keeps the newest `most`."""
        self.calls: deque[Call] = deque(maxlen=most)

    def add(self, call: Call) -> None:
        """Note one."""
        self.calls.append(call)

    def of(self, pattern: str) -> list[Call]:
        """Calls that fit `POST /crm/objects/*`."""
        return [one for one in self.calls if fnmatchcase(f"{one.method} {one.path}", pattern)]

    def count(self, pattern: str = "*") -> int:
        """How many fit."""
        return len(self.of(pattern))

    def clear(self) -> None:
        """Forget all."""
        self.calls.clear()
