"""How many calls may be started: counted for a person and for their company, in whole hours.

A call ends by itself after a bounded number of turns, so this bounds turns, and what a language
model can cost, as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.errors import TooMany
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key
from sparring.kit.transaction import Write, create, replace
from sparring.roleplay import repository

HOUR = 3_600
MOST_OF_A_PERSON = 60
MOST_OF_A_COMPANY = 3_000


@dataclass(frozen=True)
class Starts:
    """The calls that were started in this hour, as they were read; `version` 0 before the first."""

    where: Key
    most: int
    count: int = 0
    version: int = 0


def lookups(caller: Caller) -> tuple[Lookup[Starts], Lookup[Starts]]:
    """The counts that a start is held against: the caller's own, and their company's."""
    hour = clock.epoch() // HOUR
    return (
        _lookup(repository.starts_key(caller, hour, caller.user_id), MOST_OF_A_PERSON),
        _lookup(repository.starts_key(caller, hour), MOST_OF_A_COMPANY),
    )


def _lookup(where: Key, most: int) -> Lookup[Starts]:
    def read(row: Item | None) -> Starts:
        return Starts(where, most, int(row["count"]), int(row["version"])) if row else empty

    empty = Starts(where, most)
    return Lookup(where, read)


def one_more(starts: tuple[Starts, ...]) -> list[Write]:
    """What counts one more start, as part of its commit; TooMany when there is no room for it."""
    if any(one.count >= one.most for one in starts):
        left = HOUR - clock.epoch() % HOUR
        message = "You have started more calls than an hour has room for. Go on in a while."
        raise TooMany(message, code="too_many_calls", retry_after=left)
    return [_counted(one) for one in starts]


def _counted(one: Starts) -> Write:
    row: Item = {"count": one.count + 1, "expires_at": clock.epoch(2 * HOUR)}
    if one.version == 0:
        return create(one.where, row)
    return replace(one.where, {**row, "version": one.version})
