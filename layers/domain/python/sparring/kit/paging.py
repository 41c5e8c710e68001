"""Lists: limit, cursor, and the shape every list answers in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from aws_lambda_powertools.event_handler.openapi.params import Query
from pydantic import BaseModel

from sparring.kit.caller import Caller
from sparring.kit.cursor import seal, unseal
from sparring.kit.table import Key, query

Limit = Annotated[int, Query(ge=1, le=100, description="How many, at most.")]
Cursor = Annotated[
    str | None, Query(max_length=1024, description="`next_cursor` of the last page.")
]
Search = Annotated[str | None, Query(max_length=80, description="Words to look for.")]

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


def page_of(caller: Caller, asked: Asked, start: Key) -> tuple[list[dict[str, object]], str | None]:
    """One page of a partition, newest first."""
    after = unseal(caller, asked.scope, asked.cursor)
    page = query(start, limit=asked.limit, after=after, newest_first=True)
    return page.items, seal(caller, asked.scope, page.last)
