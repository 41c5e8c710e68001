"""HubSpot's records and fields to ours and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sparring.integrations.crm import canonical
from sparring.integrations.crm.port import Field, Kind, Record, Type, Values

KEY = "sparring_id"
"""Our own unique property: what is created twice under one key is there once."""

PATHS: dict[Kind, str] = {"contact": "contacts", "company": "companies", "deal": "deals"}
MERGED = "hs_merged_object_ids"
_TYPES: dict[str, Type] = {
    "string": "text",
    "phone_number": "text",
    "number": "number",
    "bool": "boolean",
    "date": "date",
    "datetime": "datetime",
    "enumeration": "choice",
    "object_coordinates": "text",
    "json": "text",
}


def stamp(kind: Kind) -> str:
    """The property with the time of the last change."""
    return "lastmodifieddate" if kind == "contact" else "hs_lastmodifieddate"


def field_of(shape: Mapping[str, Any]) -> Field:
    """A property as `describe` tells it."""
    several = shape.get("fieldType") == "checkbox"
    kind: Type = "choices" if several else _TYPES.get(str(shape.get("type")), "text")
    options = shape.get("options") or ()
    limits = shape.get("modificationMetadata") or {}
    return Field(
        name=str(shape["name"]),
        label=str(shape.get("label") or shape["name"]),
        type=kind,
        writable=not (limits.get("readOnlyValue") or shape.get("calculated")),
        unique=bool(shape.get("hasUniqueValue")),
        options=tuple((str(one["value"]), str(one["label"])) for one in options),
    )


def record_of(kind: Kind, row: Mapping[str, Any]) -> Record:
    """A record as an answer holds it; properties keep their text, `typed` makes it canonical."""
    properties = row.get("properties") or {}
    changed = row.get("updatedAt") or properties.get(stamp(kind)) or row.get("createdAt") or "0"
    return Record(
        kind=kind,
        remote_id=str(row["id"]),
        modified_ms=canonical.ms(str(properties.get(stamp(kind)) or changed)),
        values={name: None if one in (None, "") else str(one) for name, one in properties.items()},
        was=tuple(filter(None, str(properties.get(MERGED) or "").split(";"))),
    )


def properties_of(values: Values) -> dict[str, str]:
    """Ours as HubSpot wants them: all text, and empty text to clear."""
    return {name: "" if one is None else one for name, one in values.items()}


def names_asked(kind: Kind, names: Iterable[str]) -> list[str]:
    """What every read asks for besides: when it changed, and whom it took in."""
    return sorted({*names, stamp(kind), MERGED})
