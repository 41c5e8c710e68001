"""Where tickets and live sockets rest; both expire by themselves."""

from __future__ import annotations

from collections.abc import Callable

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.item import Item
from sparring.kit.push import sockets_key
from sparring.kit.table import Key, fetch, key
from sparring.kit.transaction import Raced, commit, create, replace, take
from sparring.realtime.model import TICKET_SECONDS, Ticket

TABLE = "realtime"
ATTEMPTS = 5
KEPT_SECONDS = 3 * 3600

Change = Callable[[dict[str, int]], dict[str, int]]


def _ticket_key(caller: Caller, fingerprint: str) -> Key:
    return key(caller, TABLE, ["TICKET", fingerprint], "TICKET")


def add_ticket(caller: Caller, fingerprint: str, ticket: Ticket) -> None:
    """Store a ticket by its fingerprint."""
    row: Item = {
        "user_id": ticket.user_id,
        "role": ticket.role,
        "token_issued": ticket.token_issued,
        "token_expires": ticket.token_expires,
        "expires_at": clock.epoch(TICKET_SECONDS),
    }
    commit(caller, [create(_ticket_key(caller, fingerprint), row)])


def take_ticket(caller: Caller, fingerprint: str) -> Ticket | None:
    """The ticket, used up by this; None when unknown, used or too old (TTL deletes late)."""
    where = _ticket_key(caller, fingerprint)
    (row,) = fetch(caller, where)
    if row is None:
        return None
    try:
        commit(caller, [take(where, int(row["version"]))])
    except Raced:
        return None
    if row["expires_at"] < clock.epoch():
        return None
    times = (int(row["token_issued"]), int(row["token_expires"]))
    return Ticket(caller.tenant, row["user_id"], row["role"], *times)


def load_sockets(caller: Caller) -> dict[str, int]:
    """The caller's sockets: id to expiry, Unix seconds."""
    (row,) = fetch(caller, sockets_key(caller))
    return dict(row["connections"]) if row else {}


def save_sockets(caller: Caller, change: Change) -> None:
    """Change the caller's sockets, again when another connection changed them meanwhile."""
    where = sockets_key(caller)
    for _ in range(ATTEMPTS):
        (row,) = fetch(caller, where)
        before = dict(row["connections"]) if row else {}
        after = change(before)
        if after == before:
            return
        item: Item = {"connections": after, "expires_at": clock.epoch(KEPT_SECONDS)}
        write = replace(where, {**item, "version": row["version"]}) if row else create(where, item)
        try:
            commit(caller, [write])
        except Raced:
            continue
        return
    raise Raced((where,))
