"""Counting what language models cost, once per event."""

from __future__ import annotations

from sparring.kit.caller import Caller
from sparring.kit.facts import mark_seen
from sparring.kit.item import Item
from sparring.kit.table import Key, fetch
from sparring.kit.transaction import Write, commit, create, replace
from sparring.settings import repository
from sparring.settings.model import month_of


def _added(where: Key, row: Item | None, micro_usd: int) -> Write:
    before = repository.spend_of(row)
    item = {"micro_usd": before.micro_usd + micro_usd, "calls": before.calls + 1}
    if row is None:
        return create(where, item)
    return replace(where, {**item, "version": before.version})


def add_spend(caller: Caller, event_id: str, at: str, user_id: str, micro_usd: int) -> None:
    """Count one model call for the company and the person, once per event."""
    month = month_of(at)
    places = (
        repository.spend_key(caller, month, "TENANT"),
        repository.spend_key(caller, month, f"USER#{user_id}"),
    )
    rows = fetch(caller, *places)
    writes = [_added(where, row, micro_usd) for where, row in zip(places, rows, strict=True)]
    commit(caller, [*writes, mark_seen(caller, repository.TABLE, event_id)])
