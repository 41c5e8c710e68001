"""Lists: limit, cursor, and the shape every list answers in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from sparring.kit.caller import Caller
from sparring.kit.cursor import seal, unseal
from sparring.kit.item import Item
from sparring.kit.table import Key, query

MOST_EXAMINED = 1000
"""Rows that one filtered page looks at: with rows of 600 bytes, well under DynamoDB's 1 MB."""

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Asked:
    """Which page: `scope` names the route and its filters, so that a cursor fits only there."""

    scope: str
    limit: int = 50
    cursor: str | None = None


def slice_after(
    caller: Caller, asked: Asked, things: Sequence[T], key_of: Callable[[T], str]
) -> tuple[list[T], str | None]:
    """One page of a small, already sorted list that was read whole."""
    last = unseal(caller, asked.scope, asked.cursor)
    start = 0
    if last is not None:
        start = next((i + 1 for i, one in enumerate(things) if key_of(one) == last), len(things))
    page = list(things[start : start + asked.limit])
    more = start + asked.limit < len(things)
    return page, seal(caller, asked.scope, key_of(page[-1])) if more else None


def page_of(
    caller: Caller,
    asked: Asked,
    start: Key,
    keep: Callable[[Item], bool] | None = None,
    *,
    newest_first: bool = True,
) -> tuple[list[Item], str | None]:
    """One page of a partition, in the order of its sort keys, of the rows that `keep` accepts.

    One query in any case. Among rows that are nearly all refused a page may come back short, or
    empty, with a cursor that goes on from there.
    """
    after = unseal(caller, asked.scope, asked.cursor)
    examined = asked.limit if keep is None else MOST_EXAMINED
    page = query(start, limit=examined, after=after, newest_first=newest_first)
    kept = page.items if keep is None else [row for row in page.items if keep(row)]
    shown = kept[: asked.limit]
    last = shown[-1]["sk"] if len(kept) > asked.limit else page.last
    return shown, seal(caller, asked.scope, last)


@dataclass(frozen=True)
class Order:
    """By which value of a row, and whether the greatest comes first."""

    value: Callable[[Item], Any]
    down: bool

    def sort(self, rows: list[Item]) -> list[Item]:
        """The rows in this order; those without a value last, either way."""
        filled = [row for row in rows if self.value(row) is not None]
        blank = [row for row in rows if self.value(row) is None]
        return sorted(filled, key=self.value, reverse=self.down) + blank


def sorted_page_of(
    caller: Caller, asked: Asked, start: Key, keep: Callable[[Item], bool], order: Order
) -> tuple[list[Item], str | None]:
    """One page of the newest 1,000 rows of a partition, in `order`. One query."""
    newest = query(start, limit=MOST_EXAMINED, newest_first=True).items
    kept = order.sort([row for row in newest if keep(row)])
    return slice_after(caller, asked, kept, lambda row: str(row["sk"]))
