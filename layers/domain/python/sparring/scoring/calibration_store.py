"""Where calibrations rest: listed in CALIBRATIONS; CALIBRATION#<id> holds RUBRIC and CALL rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from sparring.judge.rubric import Rubric
from sparring.judge.verdict import Quote
from sparring.kit import once
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key
from sparring.kit.transaction import Write, commit, create, unchanged
from sparring.kit.transaction import replace as put_over
from sparring.scoring.calibration import BlindCall, Calibration, Picked, Said
from sparring.scoring.model import Calibrated

TABLE = "scoring"
SCOPE = "calibrations"


def listed_key(caller: Caller, calibration_id: str = "") -> Key:
    """The list of calibrations, oldest first, or one of it."""
    return key(caller, TABLE, ["CALIBRATIONS"], f"CALIBRATION#{calibration_id}")


def _key(caller: Caller, calibration_id: str, sk: str) -> Key:
    return key(caller, TABLE, ["CALIBRATION", calibration_id], sk)


def calibration_of(row: Item | None) -> Calibration:
    """The calibration of a listed row; NotFound without one."""
    if row is None:
        raise NotFound
    fields: dict[str, Any] = {name: row[name] for name in Calibration.__dataclass_fields__}
    fields["calls"] = tuple(Picked(**one) for one in row["calls"])
    fields["outcome"] = Calibrated(**row["outcome"]) if row["outcome"] else None
    return Calibration(**fields)


def head(caller: Caller, calibration_id: str) -> Lookup[Calibration]:
    """How to look up a calibration; NotFound for an unknown or foreign id."""
    return Lookup(listed_key(caller, calibration_id), calibration_of)


def rubric(caller: Caller, calibration_id: str) -> Lookup[Rubric]:
    """How to look up the rubric that a calibration judges by."""

    def read(row: Item | None) -> Rubric:
        if row is None:
            raise NotFound
        return Rubric.model_validate(row["rubric"])

    return Lookup(_key(caller, calibration_id, "RUBRIC"), read)


def _call_of(row: Item | None) -> BlindCall:
    if row is None:
        raise NotFound
    return BlindCall(
        roleplay_id=row["roleplay_id"],
        machine=row["machine"],
        quotes={k: tuple(Quote(**one) for one in many) for k, many in row["quotes"].items()},
        person={k: Said(**one) for k, one in row["person"].items()},
        version=int(row["version"]),
    )


def _call_item(call: BlindCall) -> Item:
    quotes = {k: [one.model_dump() for one in many] for k, many in call.quotes.items()}
    return {**asdict(call), "quotes": quotes}


def blind_call(caller: Caller, calibration_id: str, roleplay_id: str) -> Lookup[BlindCall]:
    """How to look up one call of a calibration."""
    return Lookup(_key(caller, calibration_id, f"CALL#{roleplay_id}"), _call_of)


def rest(caller: Caller, calibration: Calibration) -> tuple[Lookup[Any], ...]:
    """How to look up its rubric, then every call in its order."""
    found = calibration.calibration_id
    calls = (blind_call(caller, found, one.roleplay_id) for one in calibration.calls)
    return rubric(caller, found), *calls


def started_before(caller: Caller, op: str) -> Lookup[Item | None]:
    """What an earlier try with this key started."""
    return once.done_before(caller, TABLE, SCOPE, op)


def add(
    caller: Caller, new: Calibration, by: Rubric, calls: Sequence[BlindCall], marker: Write
) -> None:
    """Store a new calibration, once per operation."""
    found = new.calibration_id
    writes = [
        create(listed_key(caller, found), asdict(new)),
        create(_key(caller, found, "RUBRIC"), {"rubric": by.model_dump(mode="json")}),
        *(create(_key(caller, found, f"CALL#{c.roleplay_id}"), _call_item(c)) for c in calls),
        marker,
    ]
    commit(caller, writes)


def marker(caller: Caller, op: str, asked: str, calibration_id: str) -> Write:
    """Remember what was started under an idempotency key."""
    where = once.marker_key(caller, TABLE, SCOPE, op)
    return once.mark_done(where, asked, {"calibration_id": calibration_id})


def save_call(caller: Caller, calibration: Calibration, call: BlindCall) -> None:
    """Store a coach's verdicts; Raced when the calibration has ended or the call has moved."""
    found = calibration.calibration_id
    writes = [
        put_over(_key(caller, found, f"CALL#{call.roleplay_id}"), _call_item(call)),
        unchanged(listed_key(caller, found), calibration.version),
    ]
    commit(caller, writes)


def save_end(
    caller: Caller, ended: Calibration, calls: Iterable[BlindCall], standing: list[Write]
) -> Calibration:
    """Store the end with what it says about the rubric; Raced when a verdict has moved since."""
    found = ended.calibration_id
    writes = [
        put_over(listed_key(caller, found), asdict(ended)),
        *(unchanged(_key(caller, found, f"CALL#{c.roleplay_id}"), c.version) for c in calls),
        *standing,
    ]
    commit(caller, writes)
    return replace(ended, version=ended.version + 1)
