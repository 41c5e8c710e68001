"""What can go wrong on the way, as values, and the script that says when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any


@dataclass(frozen=True)
class Cut:
    """The connection breaks without an answer: before the write, or after it was committed."""

    after_commit: bool = False


@dataclass(frozen=True)
class TooMany:
    """The vendor's 'too many calls'; Retry-After as given (seconds or HTTP date), or absent."""

    retry_after: str | None = None
    daily: bool = False


@dataclass(frozen=True)
class Expired:
    """The vendor's 401, though the token is good."""


@dataclass(frozen=True)
class Broken:
    """A server error; `after_commit` when the write was done all the same."""

    status: int = 503
    after_commit: bool = False


@dataclass(frozen=True)
class Partial:
    """These rows of a batch (from 0) fail, the others are done."""

    rows: tuple[int, ...] = (0,)
    message: str = "this row was scripted to fail"


@dataclass(frozen=True)
class Late:
    """The write is stamped now and seen so many seconds later."""

    seconds: float = 90.0


@dataclass(frozen=True)
class Reorder:
    """The rows of the answer's page come in reverse order."""


@dataclass(frozen=True)
class Slow:
    """The answer takes so many seconds."""

    seconds: float = 1.0


@dataclass(frozen=True)
class Garbled:
    """Status 200 with something that is no JSON, as from a proxy in between."""


Fault = Cut | TooMany | Expired | Broken | Partial | Late | Reorder | Slow | Garbled
KINDS: dict[str, Callable[..., Fault]] = {
    "cut": Cut,
    "too_many": TooMany,
    "expired": Expired,
    "broken": Broken,
    "partial": Partial,
    "late": Late,
    "reorder": Reorder,
    "slow": Slow,
    "garbled": Garbled,
}


def fault_of(words: dict[str, Any]) -> Fault:
    """`{"kind": "cut", "after_commit": true}` as a fault; KeyError or TypeError when it is none."""
    given = {n: tuple(v) if isinstance(v, list) else v for n, v in words.items() if n != "kind"}
    return KINDS[str(words["kind"])](**given)


@dataclass
class _Line:
    pattern: str
    fault: Fault
    left: int
    after: int


@dataclass
class Faults:
    """Lines such as `POST /crm/objects/*`; the oldest that fits a request is used up first."""

    lines: list[_Line] = field(default_factory=list)

    def next(self, pattern: str, fault: Fault, times: int = 1, after: int = 0) -> None:
        """Strike the next `times` requests that fit, letting `after` of them pass before."""
        self.lines.append(_Line(pattern, fault, times, after))

    def always(self, pattern: str, fault: Fault) -> None:
        """Strike every request that fits, until `clear`."""
        self.next(pattern, fault, times=1_000_000_000)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.lines.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for this request, if it gets one."""
        for line in [one for one in self.lines if fnmatchcase(f"{method} {path}", one.pattern)]:
            if line.after:
                line.after -= 1
                continue
            line.left -= 1
            if not line.left:
                self.lines.remove(line)
            return line.fault
        return None
