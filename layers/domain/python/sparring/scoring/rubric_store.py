"""Where rubrics rest. Partition RUBRICS lists them; RUBRIC#<id> keeps every version.

CALIBRATED#<id> beside the listed ones says how far the machine is to be believed.
"""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import replace as changed
from typing import Any

from sparring.judge.rubric import Rubric, rubrics_shipped
from sparring.kit import once
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup, one, three, two
from sparring.kit.table import Key, key, query_all
from sparring.kit.transaction import Write, commit, create, replace
from sparring.scoring.model import Calibrated, RubricStanding, StoredRubric

TABLE = "scoring"
SHIPPED_AT = "2026-01-01T00:00:00.000Z"


def shipped() -> dict[str, StoredRubric]:
    """The rubrics every company starts with, version 1 of fixed ids, without being stored."""
    return {
        f"rb_{number:026d}": StoredRubric(f"rb_{number:026d}", 1, rubric, SHIPPED_AT, "sparring")
        for number, rubric in enumerate(rubrics_shipped().values(), 1)
    }


def _head(caller: Caller, rubric_id: str) -> Key:
    return key(caller, TABLE, ["RUBRICS"], f"RUBRIC#{rubric_id}")


def _version(caller: Caller, rubric_id: str, number: int) -> Key:
    return key(caller, TABLE, ["RUBRIC", rubric_id], f"V#{number:06d}")


def _item(stored: StoredRubric) -> Item:
    return {
        "rubric_id": stored.rubric_id,
        "rubric_version": stored.rubric_version,
        "rubric": stored.rubric.model_dump(mode="json"),
        "updated_at": stored.updated_at,
        "updated_by": stored.updated_by,
        "version": stored.rubric_version,
    }


def _stored(row: Item) -> StoredRubric:
    return StoredRubric(
        rubric_id=row["rubric_id"],
        rubric_version=row["rubric_version"],
        rubric=Rubric.model_validate(row["rubric"]),
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )


def current(caller: Caller, rubric_id: str) -> Lookup[StoredRubric]:
    """How to look up a rubric's newest version; NotFound for an unknown or foreign id."""

    def read(row: Item | None) -> StoredRubric:
        if row is not None:
            return _stored(row)
        if rubric_id in shipped():
            return shipped()[rubric_id]
        raise NotFound("There is no such rubric.")

    return Lookup(_head(caller, rubric_id), read)


def numbered(caller: Caller, rubric_id: str, version: int | None) -> Lookup[StoredRubric]:
    """How to look up one version of a rubric, the newest unless `version` says which."""
    if version is None:
        return current(caller, rubric_id)

    def read(row: Item | None) -> StoredRubric:
        if version == 1 and rubric_id in shipped():
            return shipped()[rubric_id]
        if row is None:
            raise NotFound("There is no such version of this rubric.")
        return _stored(row)

    return Lookup(_version(caller, rubric_id, version), read)


def load(caller: Caller, rubric_id: str, version: int | None = None) -> StoredRubric:
    """One version of a rubric, the newest unless `version` says which."""
    return one(caller, numbered(caller, rubric_id, version))


def _standing_key(caller: Caller, rubric_id: str) -> Key:
    return key(caller, TABLE, ["RUBRICS"], f"CALIBRATED#{rubric_id}")


def _standing(row: Item | None) -> RubricStanding:
    if row is None:
        return RubricStanding()
    found = row["calibrated"]
    return RubricStanding(
        calibrated=Calibrated(**found) if found else None,
        gate_version=row["gate_version"],
        version=int(row["version"]),
    )


def standing(caller: Caller, rubric_id: str) -> Lookup[RubricStanding]:
    """How to look up how far the machine is to be believed about a rubric."""
    return Lookup(_standing_key(caller, rubric_id), _standing)


def standing_write(caller: Caller, rubric_id: str, after: RubricStanding) -> Write:
    """Part of a transaction: the standing, over the one that was read."""
    where = _standing_key(caller, rubric_id)
    row: Item = {**asdict(after), "rubric_id": rubric_id}
    return replace(where, row) if after.version else create(where, {**row, "version": 1})


def save_standing(caller: Caller, rubric_id: str, after: RubricStanding) -> None:
    """Store the standing; Raced when somebody else changed it first."""
    commit(caller, [standing_write(caller, rubric_id, after)])


def load_shown(
    caller: Caller, rubric_id: str, version: int | None = None
) -> tuple[StoredRubric, RubricStanding]:
    """One version of a rubric with its standing. A version that was replaced gates nothing."""
    stored, found, newest = three(
        caller,
        numbered(caller, rubric_id, version),
        standing(caller, rubric_id),
        current(caller, rubric_id),
    )
    if stored.rubric_version != newest.rubric_version:
        found = changed(found, gate_version=None)
    return stored, found


def load_all(caller: Caller) -> list[tuple[StoredRubric, RubricStanding]]:
    """Every rubric of the tenant with its standing, its own first, newest first."""
    rows = query_all(key(caller, TABLE, ["RUBRICS"], ""))
    heads = [row for row in reversed(rows) if row["sk"].startswith("RUBRIC#")]
    own = {row["rubric_id"]: _stored(row) for row in heads}
    found = {row["rubric_id"]: _standing(row) for row in rows if row["sk"].startswith("CALIB")}
    every = [*own.values(), *(s for rid, s in shipped().items() if rid not in own)]
    return [(one, found.get(one.rubric_id, RubricStanding())) for one in every]


def load_done(caller: Caller, op: str, source_id: str) -> tuple[Item | None, StoredRubric | None]:
    """What an earlier try with this key made, and the rubric to copy."""

    def read(row: Item | None) -> StoredRubric | None:
        return _stored(row) if row else shipped().get(source_id)

    source: Lookup[Any] = Lookup(_head(caller, source_id), read)
    return two(caller, once.done_before(caller, TABLE, "rubrics", op), source)


def _writes(caller: Caller, stored: StoredRubric, *, first: bool) -> list[Write]:
    head = _head(caller, stored.rubric_id)
    item = _item(stored)
    over = create(head, item) if first else replace(head, {**item, "version": item["version"] - 1})
    return [over, create(_version(caller, stored.rubric_id, stored.rubric_version), item)]


def add(caller: Caller, stored: StoredRubric, op: str, asked: str) -> None:
    """Store a new rubric, once per operation."""
    marker = once.marker_key(caller, TABLE, "rubrics", op)
    done = once.mark_done(marker, asked, {"rubric_id": stored.rubric_id})
    commit(caller, [*_writes(caller, stored, first=True), done])


def save_version(caller: Caller, stored: StoredRubric) -> None:
    """Store the next version; Raced when somebody else made it first."""
    first_own = stored.rubric_version == 2 and stored.rubric_id in shipped()
    commit(caller, _writes(caller, stored, first=first_own))
