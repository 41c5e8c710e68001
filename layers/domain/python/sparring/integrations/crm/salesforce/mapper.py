"""Salesforce's records and fields to ours and back. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sparring.integrations.crm import canonical
from sparring.integrations.crm.port import Field, Kind, Record, Type, Value

KEY = "Sparring_Id__c"
"""Our own external id; an administrator makes it once (docs)."""

STAMP = "SystemModstamp"
OBJECTS: dict[Kind, str] = {"contact": "Contact", "company": "Account", "deal": "Opportunity"}
REFERS: dict[tuple[Kind, Kind], str] = {
    ("contact", "company"): "AccountId",
    ("deal", "company"): "AccountId",
}
_TYPES: dict[str, Type] = {
    "boolean": "boolean",
    "currency": "number",
    "double": "number",
    "int": "number",
    "long": "number",
    "percent": "number",
    "date": "date",
    "datetime": "datetime",
    "picklist": "choice",
    "multipicklist": "choices",
    "reference": "reference",
    "id": "reference",
}


def field_of(shape: Mapping[str, Any]) -> Field:
    """A field as describe tells it."""
    longest = int(shape.get("length") or 0)
    picks = [one for one in shape.get("picklistValues") or () if one.get("active", True)]
    may_be_empty = shape.get("nillable", True) or shape.get("defaultedOnCreate", False)
    return Field(
        name=str(shape["name"]),
        label=str(shape.get("label") or shape["name"]),
        type=_TYPES.get(str(shape.get("type")), "text"),
        required=bool(shape.get("createable", True)) and not may_be_empty,
        writable=bool(shape.get("updateable", True)),
        unique=bool(shape.get("unique") or shape.get("externalId")),
        options=tuple((str(one["value"]), str(one.get("label", one["value"]))) for one in picks),
        longest=longest or None,
    )


def record_of(kind: Kind, row: Mapping[str, Any]) -> Record:
    """A row of a query. Compound values, such as addresses, keep their JSON."""
    return Record(
        kind=kind,
        remote_id=str(row["Id"]),
        modified_ms=canonical.ms(str(row[STAMP])),
        values={name: _text(one) for name, one in row.items() if name != "attributes"},
    )


def _text(value: Any) -> Value:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True)
    return str(value)


def names_asked(kind: Kind, names: Iterable[str], links: Iterable[Kind]) -> list[str]:
    """What every query asks for besides: the id, when it changed, and whom it refers to."""
    refers = {REFERS[kind, other] for other in links if (kind, other) in REFERS}
    return sorted({*names, *refers, "Id", STAMP})
