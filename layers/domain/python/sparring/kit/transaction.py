"""Writing tables: state and facts leave together in one transaction, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from botocore.exceptions import ClientError

from sparring.kit import aws, backoff, clock, config, ids
from sparring.kit.caller import Caller
from sparring.kit.errors import Problem, Unavailable
from sparring.kit.item import Item, decode, encode
from sparring.kit.table import Key, ensure_verified, partition

MOST_ITEMS = 100
ATTEMPTS = 4
OUTBOX_DAYS = 7
RETRYABLE = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}


@dataclass(frozen=True)
class Fact:
    """Something that happened, announced through the outbox of the table that it happened in."""

    name: str
    payload: dict[str, Any]
    version: int = 1


@dataclass(frozen=True)
class Write:
    """One change. `expect` is the version that must be there: None for a new item."""

    kind: Literal["put", "delete", "check"]
    where: Key
    item: Item = field(default_factory=dict)
    expect: int | None = None
    guarded: bool = True


class Raced(Problem):
    """409: somebody else changed it first; `where` are the keys that did not match."""

    status, code, title = 409, "version_conflict", "Somebody else changed this first"

    def __init__(self, where: tuple[Key, ...]) -> None:
        super().__init__()
        self.where = where


def create(where: Key, item: Item) -> Write:
    """Put an item that must not exist yet."""
    return Write("put", where, {**item, "version": item.get("version", 1)})


def replace(where: Key, item: Item) -> Write:
    """Put an item over the version that was read (`item["version"]`), counting it up."""
    seen = int(item["version"])
    return Write("put", where, {**item, "version": seen + 1}, expect=seen)


def overwrite(where: Key, item: Item) -> Write:
    """Put an item whatever is there; only for values that are absolute."""
    return Write("put", where, item, guarded=False)


def remove(where: Key) -> Write:
    """Delete an item if it is there; safe to repeat."""
    return Write("delete", where, guarded=False)


def take(where: Key, version: int) -> Write:
    """Delete an item that must still be there in this version: only one taker wins."""
    return Write("delete", where, expect=version)


def unchanged(where: Key, version: int) -> Write:
    """Nothing is written here, but the version must still be this one."""
    return Write("check", where, expect=version)


def _condition(write: Write) -> dict[str, Any]:
    if not write.guarded:
        return {}
    if write.expect is None:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    return {
        "ConditionExpression": "#version = :version",
        "ExpressionAttributeNames": {"#version": "version"},
        "ExpressionAttributeValues": {":version": {"N": str(write.expect)}},
    }


def _wire(write: Write, commit_id: str) -> dict[str, Any]:
    table = {"TableName": config.table_name(write.where.table)}
    place = {"pk": write.where.pk, "sk": write.where.sk}
    condition = _condition(write)
    if condition:
        condition["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
    if write.kind == "put":
        stored = encode({**write.item, **place, "commit_id": commit_id})
        return {"Put": {**table, "Item": stored, **condition}}
    action = "Delete" if write.kind == "delete" else "ConditionCheck"
    return {action: {**table, "Key": encode(place), **condition}}


def _outbox(caller: Caller, fact: Fact, table: str) -> Write:
    event_id = ids.new("ev")
    item: Item = {
        "fact": fact.name,
        "fact_version": fact.version,
        "tenant": caller.tenant,
        "actor": caller.user_id,
        "correlation_id": caller.correlation_id,
        "event_id": event_id,
        "at": clock.stamp(),
        "payload": fact.payload,
        "expires_at": clock.epoch(OUTBOX_DAYS * 86_400),
    }
    return Write("put", Key(table, partition(caller, "EVT", event_id), "EVT"), item)


def _applied_before(reasons: list[Any], commit_id: str) -> bool:
    """True when what stands in the way is our own first try, whose answer was lost."""
    failed = [r for r in reasons if r.get("Code") == "ConditionalCheckFailed"]
    olds = [decode(r["Item"]) for r in failed if r.get("Item")]
    return bool(olds) and all(old.get("commit_id") == commit_id for old in olds)


def _failed_keys(reasons: list[Any], writes: list[Write]) -> tuple[Key, ...]:
    pairs = zip(reasons, writes, strict=False)
    return tuple(w.where for r, w in pairs if r.get("Code") == "ConditionalCheckFailed")


def _send(writes: list[Write], commit_id: str) -> bool:
    """Try once. True when it is applied, False when it may be tried again; else Raced."""
    items = [_wire(write, commit_id) for write in writes]
    try:
        aws.client("dynamodb").transact_write_items(
            TransactItems=items, ClientRequestToken=commit_id
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "TransactionCanceledException":
            raise
        reasons: list[Any] = list(error.response.get("CancellationReasons", []))
        raced = _failed_keys(reasons, writes)
        if not raced:
            if any(r.get("Code") in RETRYABLE for r in reasons):
                return False
            raise
        if _applied_before(reasons, commit_id):
            return True
        raise Raced(raced) from error
    return True


def commit(caller: Caller, writes: Iterable[Write], facts: Iterable[Fact] = ()) -> None:
    """Apply all `writes` and announce all `facts` in one transaction.

    Facts go to the outbox of the first write's table. Raises Raced when an expected version is
    not there, Unavailable when the table stays contended, ValueError over 100 items (never
    splits). A repeat after a lost answer counts as applied.
    """
    ensure_verified(caller)
    changes = list(writes)
    changes += [_outbox(caller, fact, changes[0].where.table) for fact in facts]
    if len(changes) > MOST_ITEMS:
        raise ValueError(f"{len(changes)} items in one transaction, at most {MOST_ITEMS}")
    commit_id = ids.new("c")
    for attempt in range(ATTEMPTS):
        if _send(changes, commit_id):
            return
        backoff.pause(attempt)
    raise Unavailable
