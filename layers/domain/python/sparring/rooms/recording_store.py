"""Where recordings rest: a row each beside the call, gone when their files are."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.declare import RECORDING_DAYS
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key, query_all
from sparring.kit.transaction import Write, create, overwrite, remove, unchanged
from sparring.kit.transaction import replace as replace_row
from sparring.rooms.recording import USUAL_DAYS, Film, Recording

TABLE = "rooms"


def recording_key(caller: Caller, room_id: str, recording_id: str = "") -> Key:
    """A recording's row, or where a room's recordings begin."""
    return key(caller, TABLE, ["CALL", room_id], f"RECORDING#{recording_id}")


def _recording(row: Item | None) -> Recording | None:
    # DynamoDB deletes within days of the moment; what is due is gone for everybody at once.
    if row is None or row["expires_at"] <= clock.epoch():
        return None
    own: dict[str, Any] = {name: row[name] for name in Recording.__dataclass_fields__}
    return Recording(**{**own, "files": tuple(Film(**one) for one in row["files"])})


def recording(caller: Caller, room_id: str, recording_id: str) -> Lookup[Recording | None]:
    """One recording, if it is there and not due."""
    return Lookup(recording_key(caller, room_id, recording_id), _recording)


def recordings(caller: Caller, room_id: str) -> list[Recording]:
    """A room's recordings, oldest first."""
    rows = query_all(recording_key(caller, room_id))
    found = [one for one in map(_recording, rows) if one]
    return sorted(found, key=lambda one: (one.began_at, one.recording_id))


def begin(caller: Caller, room_id: str, begun: Recording) -> Write:
    """Part of the commit that starts it."""
    return create(recording_key(caller, room_id, begun.recording_id), asdict(begun))


def save(caller: Caller, room_id: str, changed: Recording) -> Write:
    """Part of a commit, over the version that was read."""
    return replace_row(recording_key(caller, room_id, changed.recording_id), asdict(changed))


def still_there(caller: Caller, room_id: str, seen: Recording) -> Write:
    """Part of a commit that counts only while the recording has not been changed or deleted."""
    return unchanged(recording_key(caller, room_id, seen.recording_id), seen.version)


def forget(caller: Caller, room_id: str, recording_id: str) -> Write:
    """Part of the commit after its files are gone."""
    return remove(recording_key(caller, room_id, recording_id))


def _keeping_key(caller: Caller) -> Key:
    return key(caller, TABLE, ["SETTINGS"], "RECORDINGS")


def _days(row: Item | None) -> int:
    days = int(row["keep_days"]) if row else USUAL_DAYS
    return days if days in RECORDING_DAYS else USUAL_DAYS


def keep_days(caller: Caller) -> Lookup[int]:
    """For how many days the company keeps a new recording."""
    return Lookup(_keeping_key(caller), _days)


def set_keep_days(caller: Caller, days: int) -> Write:
    """For recordings that begin from now on; absolute."""
    return overwrite(_keeping_key(caller), {"keep_days": days})
