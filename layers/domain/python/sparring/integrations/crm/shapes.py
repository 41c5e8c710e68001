"""What all adapters do with fields and records. Pure."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from dataclasses import replace

from sparring.integrations.crm import canonical
from sparring.integrations.crm.port import Field, Kind, Record, Value, Values

_READ = {
    "number": canonical.number,
    "boolean": canonical.boolean,
    "date": canonical.date,
    "datetime": canonical.moment,
    "choices": canonical.choices,
}


def typed(values: Values, fields: Mapping[str, Field]) -> dict[str, Value]:
    """Values in the one form that their type has; what does not fit its type stays as it came."""
    return {name: _read(one, fields.get(name)) for name, one in values.items()}


def _read(value: Value, of: Field | None) -> Value:
    read = _READ.get(of.type) if of else None
    if value is None or read is None:
        return value
    try:
        return read(value)
    except ValueError:
        return value


def with_links(record: Record, links: list[tuple[Kind, str]]) -> Record:
    """The record, linked to these too."""
    return replace(record, links=(*record.links, *links))


def clock_of(headers: Mapping[str, str]) -> int:
    """The CRM's clock by an answer's Date, in milliseconds to the second. Ours, in the unlikely
    case that it carries none.
    """
    try:
        return round(email.utils.parsedate_to_datetime(headers["Date"]).timestamp() * 1000)
    except (KeyError, TypeError, ValueError):
        return round(time.time() * 1000)
