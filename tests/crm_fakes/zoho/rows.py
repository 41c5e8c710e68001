"""Rows as Zoho shows them: times in the organisation's zone to the second, lookups with names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, timezone
from typing import Any

from tests.crm_fakes.core.clock import moment, parse_ms
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.zoho.schema import Field, Schema

ZONE = timezone(timedelta(hours=5, minutes=30))
USERS = {
    "5725767000000401001": ("Dana Whitlock", "dana.whitlock@sellers.example"),
    "5725767000000401002": ("Sync User", "sync@sellers.example"),
}
DANA, SYNC = USERS
TITLES = {
    "Accounts": "Account_Name",
    "Deals": "Deal_Name",
    "Calls": "Subject",
    "Tasks": "Subject",
    "Events": "Event_Title",
    "Notes": "Note_Title",
}


class Reader:
    """Reads fields of rows. `zone` is the organisation's time zone."""

    def __init__(self, store: Store, schema: Schema) -> None:
        """Reads this store."""
        self._store, self._schema, self.zone = store, schema, ZONE

    def stamp(self, milliseconds: int) -> str:
        """`2026-03-01T15:50:30+05:30`."""
        return moment(milliseconds).astimezone(self.zone).isoformat(timespec="seconds")

    def value(self, row: Row, name: str) -> Any:
        """One field as JSON has it."""
        made = _MADE.get(name)
        if made is not None:
            return made(self, row)
        definition = self._schema.rows[row.kind].get(name)
        value = row.fields.get(name)
        if value is None or definition is None:
            return value
        if definition.type == "lookup":
            return self.lookup(str(value))
        return user(str(value)) if definition.type == "ownerlookup" else value

    def lookup(self, id_: str) -> dict[str, str]:
        """Another record, by name and id."""
        row = next((found for kind in STANDARD if (found := self._store.find(kind, id_))), None)
        return {"name": self.title(row) if row else "", "id": id_}

    def shown(self, row: Row, names: list[str]) -> dict[str, Any]:
        """A record with the wanted fields and its id."""
        return {**{name: self.value(row, name) for name in names}, "id": row.id}

    def written(self, row: Row) -> dict[str, Any]:
        """What a write says of its record."""
        names = ("Created_Time", "Modified_Time", "Created_By", "Modified_By")
        return {**{name: self.value(row, name) for name in names}, "id": row.id}

    def title(self, row: Row) -> str:
        """What a record is called."""
        if row.kind == "Contacts":
            return _full_name(self, row)
        return str(row.fields.get(TITLES[row.kind]) or "")

    def key(self, row: Row, definition: Field) -> Any:
        """What a field is compared by."""
        quick = _KEYS.get(definition.name)
        if quick is not None:
            return quick(row)
        value = self.value(row, definition.name)
        if isinstance(value, dict):
            return value["id"]
        return comparable(value, definition)


def comparable(value: Any, definition: Field) -> Any:
    """Text without case, times in milliseconds, numbers as numbers."""
    if value is None:
        return None
    if definition.type in {"datetime", "date"}:
        return parse_ms(str(value))
    if definition.type == "bigint":
        return int(value)
    return float(value) if isinstance(value, int | float) else str(value).lower()


def user(id_: str) -> dict[str, str]:
    """A user by name, id and address."""
    name, email = USERS.get(id_, ("", ""))
    return {"name": name, "id": id_, "email": email}


def _full_name(_: Reader, row: Row) -> str:
    names = (row.fields.get("First_Name"), row.fields.get("Last_Name"))
    return " ".join(str(one) for one in names if one)


_KEYS: dict[str, Callable[[Row], int]] = {
    "id": lambda row: int(row.id),
    "Created_Time": lambda row: row.created // 1000 * 1000,
    "Modified_Time": lambda row: row.modified // 1000 * 1000,
}
_MADE: dict[str, Callable[[Reader, Row], Any]] = {
    "id": lambda _, row: row.id,
    "Created_Time": lambda self, row: self.stamp(row.created),
    "Modified_Time": lambda self, row: self.stamp(row.modified),
    "Created_By": lambda _, __: user(DANA),
    "Modified_By": lambda _, row: user(SYNC if row.source == "INTEGRATION" else DANA),
    "Owner": lambda _, row: user(str(row.fields.get("Owner") or DANA)),
    "Full_Name": _full_name,
}
STANDARD = ("Contacts", "Accounts", "Deals", "Calls", "Tasks", "Events", "Notes")
