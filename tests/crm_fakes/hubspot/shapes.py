"""Rows as HubSpot shows them: every value a string, stamps among the properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.crm_fakes.core.clock import iso
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.hubspot.kinds import (
    SHOWN,
    SHOWN_ELSE,
    SINGULAR,
    created_of,
    default_pair,
    stamp_of,
)


def properties_of(row: Row) -> dict[str, str]:
    """All of a row's values by name, unset ones left out."""
    stamps = {
        "hs_object_id": row.id,
        created_of(row.kind): iso(row.created),
        stamp_of(row.kind): iso(row.modified),
    }
    given = {name: str(value) for name, value in row.fields.items() if value not in {None, ""}}
    return {**given, **stamps}


def shown(row: Row, wanted: Iterable[str], nulls: bool = False) -> dict[str, Any]:
    """A row with the wanted properties, or the usual ones."""
    everything = properties_of(row)
    names = dict.fromkeys([*SHOWN.get(row.kind, SHOWN_ELSE), *wanted])
    values = {name: everything.get(name) for name in names}
    kept = {name: value for name, value in values.items() if nulls or value is not None}
    answer: dict[str, Any] = {
        "id": row.id,
        "properties": kept,
        "createdAt": iso(row.created),
        "updatedAt": iso(row.modified),
        "archived": row.deleted is not None,
    }
    if row.deleted is not None:
        answer["archivedAt"] = iso(row.deleted)
    return answer


def associations_of(store: Store, row: Row, kinds: Iterable[str]) -> dict[str, Any]:
    """What a row is associated with, under the plural names of the kinds."""
    found = {kind: _linked(store, row, kind) for kind in kinds}
    return {kind: {"results": rows} for kind, rows in found.items() if rows}


def _linked(store: Store, row: Row, kind: str) -> list[dict[str, str]]:
    name = f"{SINGULAR[row.kind]}_to_{SINGULAR[kind]}"
    pair = default_pair(row.kind, kind)
    rows = []
    for key, types in store.linked((row.kind, row.id), kind):
        if pair and types - {pair.there}:
            rows.append({"id": key[1], "type": name})
        rows.append(
            {"id": key[1], "type": f"{name}_unlabeled" if pair and types - {pair.there} else name}
        )
    return rows
