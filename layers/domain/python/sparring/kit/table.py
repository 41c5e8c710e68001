"""Reading tables: keys that always carry the caller's tenant, batch reads, queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sparring.kit import aws, backoff, config
from sparring.kit.caller import Caller
from sparring.kit.errors import Unauthorized, Unavailable
from sparring.kit.item import Item, decode, encode_value

ACCOUNTS_TABLE = "auth"
READ_ATTEMPTS = 4


class Key(NamedTuple):
    """Where an item rests. Made by `key` only, so that it always begins with a tenant."""

    table: str
    pk: str
    sk: str


class Page(NamedTuple):
    """One page of a query; `last` is the sort key to go on after, None at the end."""

    items: list[Item]
    last: str | None


def partition(caller: Caller, *parts: str) -> str:
    """`T#<tenant>#A#B`, the partition key of the caller's own tenant."""
    if any("#" in part for part in (caller.tenant, *parts)):
        raise ValueError("a key part holds the delimiter")
    return "#".join(("T", caller.tenant, *parts))


def key(caller: Caller, table: str, pk: Sequence[str], sk: str) -> Key:
    """The key of an item of the caller's tenant; `pk` are the parts after the tenant."""
    return Key(table, partition(caller, *pk), sk)


def account_key(caller: Caller, user_id: str | None = None) -> Key:
    """The account row of the caller, or of another person of the same tenant."""
    return key(caller, ACCOUNTS_TABLE, ["ACCOUNTS"], f"ACCOUNT#{user_id or caller.user_id}")


def _wire_key(where: Key) -> dict[str, Any]:
    return {"pk": {"S": where.pk}, "sk": {"S": where.sk}}


def _requests(keys: Sequence[Key]) -> dict[str, Any]:
    requests: dict[str, Any] = {}
    for where in dict.fromkeys(keys):
        table = requests.setdefault(
            config.table_name(where.table), {"Keys": [], "ConsistentRead": True}
        )
        table["Keys"].append(_wire_key(where))
    return requests


def _read_all(requests: dict[str, Any]) -> dict[tuple[str, str, str], Item]:
    found: dict[tuple[str, str, str], Item] = {}
    for attempt in range(READ_ATTEMPTS):
        answer = aws.client("dynamodb").batch_get_item(RequestItems=requests)
        for table, rows in answer["Responses"].items():
            for row in map(decode, rows):
                found[(table, row["pk"], row["sk"])] = row
        requests = answer.get("UnprocessedKeys") or {}
        if not requests:
            return found
        backoff.pause(attempt)
    raise Unavailable


def _verify(caller: Caller, account: Item | None) -> None:
    """Refuse a token that outlived its account's state (ASVS 7.4.2, 8.3.2)."""
    if account is None or account.get("status") != "active":
        raise Unauthorized("This account is disabled.", code="account_disabled")
    if caller.issued_at < int(account.get("not_before", 0)):
        raise Unauthorized("You were signed out everywhere.", code="signed_out")
    if account.get("role") != caller.role:
        raise Unauthorized("Your role has changed.", code="token_stale")
    caller.standing.account = account
    caller.standing.verified = True


def fetch(caller: Caller, *keys: Key) -> list[Item | None]:
    """The items at `keys`, in that order, None where there is none: one BatchGetItem.

    Strongly consistent. On a writing route the caller's account row comes along in the same
    call, and a disabled, signed-out or re-roled caller raises Unauthorized.
    """
    own = () if caller.standing.verified else (account_key(caller),)
    if not (keys or own):
        return []
    found = _read_all(_requests((*keys, *own)))
    rows = [found.get((config.table_name(k.table), k.pk, k.sk)) for k in (*keys, *own)]
    if own:
        _verify(caller, rows.pop())
    return rows


def ensure_verified(caller: Caller) -> None:
    """Read the caller's account row unless this request has read it already."""
    fetch(caller)


def query(
    start: Key,
    *,
    limit: int = 100,
    after: str | None = None,
    newest_first: bool = False,
    consistent: bool = False,
) -> Page:
    """Items of one partition whose sort key begins with `start.sk`, at most `limit`.

    `consistent` sees what was written a moment ago, at twice the price.
    """
    wanted: dict[str, Any] = {
        "TableName": config.table_name(start.table),
        "KeyConditionExpression": "pk = :pk AND begins_with(sk, :sk)",
        "ExpressionAttributeValues": {":pk": {"S": start.pk}, ":sk": {"S": start.sk}},
        "Limit": limit,
        "ScanIndexForward": not newest_first,
        "ConsistentRead": consistent,
    }
    if not start.sk:
        wanted["KeyConditionExpression"] = "pk = :pk"
        del wanted["ExpressionAttributeValues"][":sk"]
    if after is not None:
        wanted["ExclusiveStartKey"] = {"pk": encode_value(start.pk), "sk": encode_value(after)}
    answer = aws.client("dynamodb").query(**wanted)
    last = answer.get("LastEvaluatedKey")
    return Page([decode(row) for row in answer["Items"]], last["sk"]["S"] if last else None)


def query_all(start: Key, *, most: int = 1000, consistent: bool = False) -> list[Item]:
    """Every item of a small partition, in as many calls as 1 MB pages need; at most `most`."""
    items: list[Item] = []
    after: str | None = None
    while len(items) < most:
        page = query(start, limit=most - len(items), after=after, consistent=consistent)
        items += page.items
        after = page.last
        if after is None:
            break
    return items
