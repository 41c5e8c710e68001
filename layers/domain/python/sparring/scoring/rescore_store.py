"""Where re-scores rest: HEAD, CALL#<roleplay> and CARD#<roleplay> in RESCORE#<id>.

RESCORES#<rubric> lists those of one rubric by when they were asked for: HEAD again, whole, so that
a list is one query.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key, query_all
from sparring.kit.transaction import Fact, Write, commit, create, overwrite, replace
from sparring.scoring.card_store import TABLE
from sparring.scoring.rescore import Change, Chooser, Difference, Rejudged, Rescore, Result
from sparring.scoring.reviews import About
from sparring.scoring.schemas import MachineCard

KEPT_DAYS = 90


def _key(caller: Caller, rescore_id: str, sk: str) -> Key:
    return key(caller, TABLE, ["RESCORE", rescore_id], sk)


def _kept(row: Item) -> Item:
    return {**row, "expires_at": clock.epoch(KEPT_DAYS * 86_400)}


def rescore_of(row: Item) -> Rescore:
    """The re-score of a row, listed or not."""
    names = Rescore.__dataclass_fields__
    fields = {name: row[name] for name in names if name in row}
    fields["chosen"] = {one: Chooser(**by) for one, by in row["chosen"].items()}
    return Rescore(**fields)


def found(caller: Caller, rescore_id: str) -> Lookup[Rescore | None]:
    """How to look up a re-score that may not be there yet."""

    def read(row: Item | None) -> Rescore | None:
        return rescore_of(row) if row else None

    return Lookup(_key(caller, rescore_id, "HEAD"), read)


def rescore(caller: Caller, rescore_id: str) -> Lookup[Rescore]:
    """How to look up a re-score; NotFound for an unknown or foreign id."""

    def read(row: Item | None) -> Rescore:
        if row is None:
            raise NotFound("There is no such re-score.")
        return rescore_of(row)

    return Lookup(_key(caller, rescore_id, "HEAD"), read)


def save(caller: Caller, after: Rescore, facts: Iterable[Fact] = ()) -> Rescore:
    """Store a re-score over the version that was read, or as a new one; Raced when not first."""
    where, row = _key(caller, after.rescore_id, "HEAD"), _kept(asdict(after))
    write = replace(where, row) if after.version else create(where, {**row, "version": 1})
    listed = listed_key(caller, after.rubric_id, f"{after.asked_at}#{after.rescore_id}")
    commit(caller, [write, overwrite(listed, {**row, "version": after.version + 1})], facts)
    return rescore_of({**row, "version": after.version + 1})


def listed_key(caller: Caller, rubric_id: str, sk: str = "") -> Key:
    """The list of a rubric's re-scores, oldest first, or one of it."""
    return key(caller, TABLE, ["RESCORES", rubric_id], f"ASKED#{sk}")


def _change(row: Item) -> Change:
    fields = {name: row[name] for name in Change.__dataclass_fields__}
    fields |= {name: Result(**row[name]) for name in ("before", "after")}
    fields["criteria"] = tuple(Difference(**one) for one in row["criteria"])
    return Change(**fields)


def changes(caller: Caller, rescore_id: str) -> list[Change]:
    """What was judged again so far: one query, a line a call."""
    start = _key(caller, rescore_id, "CALL#")
    return [_change(row) for row in query_all(start, consistent=True)]


def _change_row(change: Change) -> Item:
    return _kept({**asdict(change), "criteria": [asdict(one) for one in change.criteria]})


def add(
    caller: Caller, rescore_id: str, change: Change, judged: Rejudged, facts: list[Fact]
) -> None:
    """Store the new result of one call beside the old one, once: Raced when it is there."""
    row: Item = {
        "about": asdict(judged.about),
        "card": judged.card.model_dump(mode="json"),
        "listed": judged.listed,
    }
    writes = [
        create(_key(caller, rescore_id, f"CALL#{change.roleplay_id}"), _change_row(change)),
        overwrite(_key(caller, rescore_id, f"CARD#{change.roleplay_id}"), _kept(row)),
    ]
    commit(caller, writes, facts)


def rejudged(caller: Caller, rescore_id: str, roleplay_id: str) -> Lookup[Rejudged]:
    """How to look up the new card of one call."""

    def read(row: Item | None) -> Rejudged:
        if row is None:
            raise NotFound
        about, card = About(**row["about"]), MachineCard.model_validate(row["card"])
        return Rejudged(about, card, row["listed"])

    return Lookup(_key(caller, rescore_id, f"CARD#{roleplay_id}"), read)


def settle(caller: Caller, rescore_id: str, change: Change) -> Write:
    """Part of the transaction that puts a result in force, or of one that says why not."""
    where = _key(caller, rescore_id, f"CALL#{change.roleplay_id}")
    return overwrite(where, _change_row(change))
