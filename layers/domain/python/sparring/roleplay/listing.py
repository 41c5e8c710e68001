"""Lists of roleplays: whose, which of them, in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound
from sparring.kit.item import Item
from sparring.kit.paging import Asked, Order, page_of, sorted_page_of
from sparring.kit.table import Key
from sparring.roleplay import repository
from sparring.roleplay.model import IDLE_SECONDS, Mode
from sparring.roleplay.reading import own_team
from sparring.roleplay.schemas import RoleplayCard, RoleplayList

LONGEST_CALL_SECONDS = 3600 + IDLE_SECONDS

Result = Literal["passed", "failed", "active", "unscored"]
Sort = Literal[
    "-started_at",
    "started_at",
    "-score",
    "score",
    "bot_name",
    "-bot_name",
    "user_name",
    "-user_name",
    "mode",
    "-mode",
]


@dataclass(frozen=True)
class Wanted:
    """Which calls a list shows; None means any. `words` are all looked for, in any order."""

    user_id: str | None = None
    bot_id: str | None = None
    mode: Mode | None = None
    result: Result | None = None
    words: str | None = None
    sort: Sort = "-started_at"


def list_own(caller: Caller, wanted: Wanted, asked: Asked) -> RoleplayList:
    """The caller's own calls."""
    start = repository.by_user_key(caller, caller.user_id)
    return _list(caller, asked, start, wanted)


def list_official(caller: Caller, wanted: Wanted, asked: Asked) -> RoleplayList:
    """Official attempts of the people that a coach sees; NotFound for anybody else."""
    if not caller.coaches:
        raise NotFound
    start = repository.official_key(caller, own_team(caller))
    return _list(caller, asked, start, wanted)


def _list(caller: Caller, asked: Asked, start: Key, wanted: Wanted) -> RoleplayList:
    def keep(row: Item) -> bool:
        return _fits(_shown(row), wanted)

    if wanted.sort == "-started_at":
        narrowed = None if wanted == Wanted() else keep
        rows, following = page_of(caller, asked, start, narrowed)
    else:
        order = Order(_VALUES[wanted.sort.lstrip("-")], wanted.sort.startswith("-"))
        rows, following = sorted_page_of(caller, asked, start, keep, order)
    return RoleplayList(items=[_card(row) for row in rows], next_cursor=following)


_VALUES: dict[str, Callable[[Item], Any]] = {
    "started_at": lambda row: row["started_at"],
    "score": lambda row: row["score"],
    "bot_name": lambda row: row["bot"]["name"].casefold(),
    "user_name": lambda row: row["user_name"].casefold(),
    "mode": lambda row: row["mode"],
}


def _shown(row: Item) -> Item:
    """The row as a reader finds it now: a call that was left alone long ago has ended."""
    begun = clock.parse(row["started_at"])
    over = (clock.now() - begun).total_seconds() > LONGEST_CALL_SECONDS
    if row["ended_at"] is None and over:
        return {**row, "ended_at": row["last_at"], "ended_by": "abandoned"}
    return row


def _fits(row: Item, wanted: Wanted) -> bool:
    same = all(
        asked is None or row[name] == asked
        for name, asked in (
            ("user_id", wanted.user_id),
            ("bot_id", wanted.bot_id),
            ("mode", wanted.mode),
        )
    )
    return same and wanted.result in {None, _result(row)} and _named(row, wanted.words)


def _result(row: Item) -> Result:
    if row["ended_at"] is None:
        return "active"
    if row["passed"] is None:
        return "unscored"
    return "passed" if row["passed"] else "failed"


def _named(row: Item, words: str | None) -> bool:
    bot = row["bot"]
    names = (bot["name"], bot["company"], row["user_name"], row["rubric_name"])
    hay = " ".join(names).casefold()
    return all(word in hay for word in (words or "").casefold().split())


def _card(row: Item) -> RoleplayCard:
    seen = _shown(row)
    bot = seen["bot"]
    named = {name: seen.get(name) for name in repository.LISTED}
    fields: dict[str, Any] = {
        name: value for name, value in named.items() if name in RoleplayCard.model_fields
    }
    return RoleplayCard(
        **fields,
        status="ended" if seen["ended_at"] else "active",
        bot_name=bot["name"],
        company=bot["company"],
        call_type=bot["call_type"],
        difficulty=bot["difficulty"],
    )
