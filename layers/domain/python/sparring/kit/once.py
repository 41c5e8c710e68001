"""Making something once: a repeat with the same Idempotency-Key finds what the first try made."""

from __future__ import annotations

import hashlib

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key
from sparring.kit.transaction import Write, create

REMEMBERED_SECONDS = 2 * 86_400


def digest(text: str) -> str:
    """A short fingerprint of what was asked, to notice a key that is used for something else."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _read(row: Item | None) -> Item | None:
    return row if row and int(row["expires_at"]) > clock.epoch() else None


def marker_key(caller: Caller, table: str, scope: str, op: str) -> Key:
    """Where the marker of one operation rests: per person and scope (a route, or an id)."""
    return key(caller, table, ["OPS", caller.user_id], f"{scope}#{op}")


def done_before(caller: Caller, table: str, scope: str, op: str) -> Lookup[Item | None]:
    """What an earlier try left: its marker, or None."""
    return Lookup(marker_key(caller, table, scope, op), _read)


def mark_done(where: Key, asked: str, result: Item) -> Write:
    """Part of the transaction that makes the thing: a parallel repeat then raises Raced."""
    return create(
        where,
        {"asked": asked, "result": result, "expires_at": clock.epoch(REMEMBERED_SECONDS)},
    )


def refuse_other_use(marker: Item, asked: str) -> None:
    """Raise Conflict when the key was used before for something else."""
    if marker["asked"] != asked:
        raise Conflict("This Idempotency-Key was used for another request.", code="key_reused")
