"""What the platform asks of a CRM, in its own words; every vendor answers in the same.

Values cross as text in one form for each type (`canonical.py`), so that they can be compared,
hashed and stored without loss: numbers keep their digits, ids their length. Times are milliseconds
of the CRM's clock, never of ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Kind = Literal["contact", "company", "deal"]
Type = Literal["text", "number", "boolean", "date", "datetime", "choice", "choices", "reference"]
Value = str | None
Values = Mapping[str, Value]


@dataclass(frozen=True)
class Field:
    """A field of a kind of record. `options` are the values a choice may have, with their labels;
    `longest` is in characters, None without a limit.
    """

    name: str
    label: str
    type: Type
    required: bool = False
    writable: bool = True
    unique: bool = False
    options: tuple[tuple[str, str], ...] = ()
    longest: int | None = None


@dataclass(frozen=True)
class Record:
    """A record as it stands. `was` are ids of records that were merged into it."""

    kind: Kind
    remote_id: str
    modified_ms: int
    values: Values
    was: tuple[str, ...] = ()
    links: tuple[tuple[Kind, str], ...] = ()


@dataclass(frozen=True)
class Window:
    """Changes from `since_ms` on, and before `until_ms`."""

    since_ms: int
    until_ms: int


@dataclass(frozen=True)
class Page:
    """Some records, oldest change first. `token` goes on after them, None at the end; it is text
    that may rest in a table. `now_ms` is what the CRM's clock said.
    """

    records: tuple[Record, ...]
    token: str | None
    now_ms: int


@dataclass(frozen=True)
class Gone:
    """A record that is deleted; `into` is the one that it was merged into, if it was."""

    kind: Kind
    remote_id: str
    at_ms: int
    into: str | None = None


@dataclass(frozen=True)
class Departures:
    """Some deletions. `covered_ms` is up to when they are complete."""

    gone: tuple[Gone, ...]
    token: str | None
    covered_ms: int


@dataclass(frozen=True)
class Activity:
    """Something that happened, to be logged on records. `key` names it once and for all: logged
    twice it is there once.
    """

    key: str
    subject: str
    body: str
    at_ms: int
    on: tuple[tuple[Kind, str], ...]


@dataclass(frozen=True)
class Allowance:
    """Calls used and left today; None where the CRM does not say."""

    used: int | None = None
    left: int | None = None


@dataclass
class Meter:
    """What an adapter's calls came to, kept by whoever made it."""

    calls: int = 0
    allowance: Allowance = field(default_factory=Allowance)


@dataclass(frozen=True)
class Wanted:
    """What of a kind is wanted: these fields, and whom its records are linked to."""

    kind: Kind
    names: Sequence[str]
    links: Sequence[Kind] = ()


class Crm(Protocol):
    """One connection to one CRM. Every method raises `CrmError`; what it says decides what happens
    then: another try, another token, a pause until the quota is there again, or a person.
    """

    meter: Meter

    def prepare(self) -> None:
        """Make what the platform needs there: its own unique fields. Safe to repeat."""

    def describe(self, kind: Kind) -> list[Field]:
        """The fields of a kind, by name."""

    def changed(self, wanted: Wanted, window: Window, token: str | None = None) -> Page:
        """Records changed within a window. A record that changes meanwhile may come twice, or move
        behind the window; nothing that stays is left out.
        """

    def gone(self, kind: Kind, window: Window, token: str | None = None) -> Departures:
        """Records deleted within a window."""

    def read(self, wanted: Wanted, ids: Sequence[str]) -> list[Record]:
        """Records by id, at most 100; an id that was merged answers with the record it is now, and
        one that is gone is left out.
        """

    def create(self, kind: Kind, values: Values, key: str) -> Record:
        """A new record under the platform's own `key`; the one that has it, when there is one."""

    def update(
        self, kind: Kind, remote_id: str, values: Values, seen_ms: int | None = None
    ) -> Record:
        """Change some values. Raises Stale where the CRM can tell that it changed after `seen_ms`
        was read.
        """

    def log(self, activity: Activity) -> str:
        """Log an activity on its records; the id that it has there."""

    def close(self) -> None:
        """Let go of the connections that were kept."""
