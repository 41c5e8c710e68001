"""Where reviews rest: REVIEW beside its CARD; the queue in REVIEWS and REVIEWS#<team>."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sparring.kit.caller import Caller
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key
from sparring.kit.transaction import Fact, Write, commit, create, overwrite, remove, replace
from sparring.scoring.card_store import TABLE
from sparring.scoring.review import Appeal, Entry, Overrule, Review, State

PLACES: dict[State, str] = {"appealed": "WAITS#0#", "open": "WAITS#1#", "reviewed": "DONE#"}
"""Sort keys: one query of WAITS# brings appeals first, then the oldest."""
PREFIXES: dict[State, str] = {"appealed": "WAITS#0#", "open": "WAITS#", "reviewed": "DONE#"}


def _key(caller: Caller, roleplay_id: str) -> Key:
    return key(caller, TABLE, ["SCORECARD", roleplay_id], "REVIEW")


def queue_key(caller: Caller, team_id: str | None, sk: str) -> Key:
    """The queue of a team, or of everybody."""
    return key(caller, TABLE, ["REVIEWS"] if team_id is None else ["REVIEWS", team_id], sk)


def review_of(row: Item | None) -> Review:
    """The review in a row; an empty one without."""
    if row is None:
        return Review()
    return Review(
        overrules={k: Overrule(**one) for k, one in row["overrules"].items()},
        appeals={k: Appeal(**one) for k, one in row["appeals"].items()},
        trail=tuple(Entry(**one) for one in row["trail"]),
        reviewers=tuple(row["reviewers"]),
        reviewed_at=row["reviewed_at"],
        reviewed_by_name=row["reviewed_by_name"],
        last_asked=row["last_asked"],
        version=int(row["version"]),
    )


def review(caller: Caller, roleplay_id: str) -> Lookup[Review]:
    """How to look up what people said about a scorecard."""
    return Lookup(_key(caller, roleplay_id), review_of)


def queue_writes(caller: Caller, row: Item, before: State | None) -> list[Write]:
    """Put a call where its state says, in both queues, and out of where it was."""
    places = dict.fromkeys((None, row["team_id"]))
    writes = [overwrite(_place(caller, team, row["state"], row), row) for team in places]
    if before is not None and before != row["state"]:
        writes += [remove(_place(caller, team, before, row)) for team in places]
    return writes


def _place(caller: Caller, team_id: str | None, state: State, row: Item) -> Key:
    return queue_key(caller, team_id, f"{PLACES[state]}{row['roleplay_id']}")


def save(
    caller: Caller,
    roleplay_id: str,
    after: Review,
    also: Iterable[Write],
    facts: list[Fact],
) -> Review:
    """Store the next version of a review, and what changes with it; Raced when not the first."""
    item: dict[str, Any] = {**asdict(after), "reviewers": list(after.reviewers)}
    item["trail"] = [asdict(one) for one in after.trail]
    where = _key(caller, roleplay_id)
    first = after.version == 0
    write = create(where, {**item, "version": 1}) if first else replace(where, item)
    commit(caller, [write, *also], facts)
    return review_of({**item, "version": after.version + 1})
