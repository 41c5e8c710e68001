"""Zoho's records and fields to ours and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sparring.integrations.crm import canonical
from sparring.integrations.crm.port import Field, Kind, Record, Type, Value, Values

KEY = "Sparring_Id"
"""Our own unique field; an administrator makes it once."""

STAMP = "Modified_Time"
MODULES: dict[Kind, str] = {"contact": "Contacts", "company": "Accounts", "deal": "Deals"}
REFERS: dict[tuple[Kind, Kind], str] = {
    ("contact", "company"): "Account_Name",
    ("deal", "company"): "Account_Name",
    ("deal", "contact"): "Contact_Name",
}
_TYPES: dict[str, Type] = {
    "bigint": "number",
    "boolean": "boolean",
    "currency": "number",
    "date": "date",
    "datetime": "datetime",
    "double": "number",
    "integer": "number",
    "lookup": "reference",
    "multiselectpicklist": "choices",
    "ownerlookup": "reference",
    "percent": "number",
    "picklist": "choice",
}


def field_of(shape: Mapping[str, Any]) -> Field:
    """A field as the settings tell it."""
    picks = shape.get("pick_list_values") or ()
    return Field(
        name=str(shape["api_name"]),
        label=str(shape.get("field_label") or shape["api_name"]),
        type=_TYPES.get(str(shape.get("data_type")), "text"),
        required=bool(shape.get("system_mandatory")),
        writable=not (shape.get("read_only") or shape.get("field_read_only")),
        unique=bool(shape.get("unique")),
        options=tuple((str(one["actual_value"]), str(one["display_value"])) for one in picks),
        longest=int(shape["length"]) if shape.get("length") else None,
    )


def record_of(kind: Kind, row: Mapping[str, Any], links: Iterable[Kind] = ()) -> Record:
    """A row; of whom it refers to, the id."""
    values = {name: _text(one) for name, one in row.items()}
    told = ((other, values.get(REFERS.get((kind, other), ""))) for other in links)
    return Record(
        kind=kind,
        remote_id=str(row["id"]),
        modified_ms=canonical.ms(str(row[STAMP])),
        values=values,
        links=tuple((other, to) for other, to in told if to),
    )


def _text(value: Any) -> Value:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return str(value.get("id") or value.get("name") or "") or None
    if isinstance(value, list):
        return ";".join(filter(None, map(_text, value))) or None
    return str(value)


def row_of(values: Values, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Ours as Zoho wants them: numbers as numbers, choices as a list, a reference by its id."""
    return {name: _written(one, fields.get(name)) for name, one in values.items()}


def _written(value: Value, of: Field | None) -> Any:
    if value is None or of is None:
        return value
    if of.type == "number":
        return _number(value)
    if of.type == "boolean":
        return canonical.boolean(value) == "true"
    if of.type == "choices":
        return value.split(";")
    return {"id": value} if of.type == "reference" else value


def _number(value: str) -> int | float:
    worth = Decimal(canonical.number(value))
    return int(worth) if worth == worth.to_integral_value() else float(worth)


def names_asked(kind: Kind, names: Iterable[str], links: Iterable[Kind]) -> list[str]:
    """What every question asks for besides: when it changed, and whom it refers to."""
    refers = {REFERS[kind, other] for other in links if (kind, other) in REFERS}
    return sorted({*names, *refers, STAMP} - {"id"})
