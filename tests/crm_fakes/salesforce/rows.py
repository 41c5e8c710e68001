"""Rows as Salesforce shows them: typed values, stamps to the second, parents by relationship."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.crm_fakes.core.clock import moment, parse_ms
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.salesforce.errors import refused
from tests.crm_fakes.salesforce.ids import kind_of
from tests.crm_fakes.salesforce.schema import STAGES, Field, Schema

INTEGRATION_USER = "0058d000001xyzZAAQ"
USER = "0058d000001xyzAAAQ"


def stamp(milliseconds: int) -> str:
    """`2026-03-01T10:20:30.000+0000`."""
    return moment(milliseconds).strftime("%Y-%m-%dT%H:%M:%S.000+0000")


class Reader:
    """Reads fields of rows, by their path from the object that is asked."""

    def __init__(self, store: Store, schema: Schema) -> None:
        """Reads this store."""
        self._store, self._schema = store, schema

    def value(self, row: Row, definition: Field) -> Any:
        """One field of a row, as JSON has it."""
        own = _SYSTEM.get(definition.name)
        if own is not None:
            return own(row)
        made = _MADE.get((row.kind, definition.name))
        return made(row) if made else row.fields.get(definition.name)

    def column(self, kind: str, path: str) -> tuple[Field, Callable[[Row], Any]]:
        """A path's definition and how it is read; INVALID_FIELD when there is none."""
        first, _, rest = path.partition(".")
        if not rest:
            return self._own(kind, first)
        reference = self._schema.relation(kind, first)
        if reference is None:
            raise refused(400, "INVALID_FIELD", _no_relation(kind, first))
        columns = {to: self.column(to, rest) for to in reference.to[:1]}
        definition = columns[reference.to[0]][0]

        def read(row: Row) -> Any:
            parent = self.parent(row, reference)
            return None if parent is None else self.column(parent.kind, rest)[1](parent)

        return definition, read

    def key(self, kind: str, path: str) -> tuple[Field, Callable[[Row], Any]]:
        """A path's definition and what it is compared by; stamps without going through text."""
        definition, read = self.column(kind, path)
        quick = _STAMPS.get(definition.name) if "." not in path else None
        return definition, quick or (lambda row: comparable(read(row), definition))

    def parent(self, row: Row, reference: Field) -> Row | None:
        """The row that a reference names."""
        id_ = self.value(row, reference) or ""
        kind = kind_of(id_)
        return self._store.find(kind, id_) if kind else None

    def shown(self, row: Row, paths: list[str], version: str) -> dict[str, Any]:
        """A record with its attributes; parents are nested."""
        answer: dict[str, Any] = {"attributes": _attributes(row, version)}
        for path in paths:
            first, _, rest = path.partition(".")
            if not rest:
                definition, read = self.column(row.kind, first)
                answer[definition.name] = read(row)
                continue
            reference = self._schema.relation(row.kind, first)
            parent = self.parent(row, reference) if reference else None
            name = reference.relation if reference else first
            if parent is None:
                answer[name] = None
            else:
                nested = self.shown(parent, [rest], version)
                answer[name] = (answer.get(name) or {}) | nested
        return answer

    def whole(self, row: Row, version: str) -> dict[str, Any]:
        """A record with every field."""
        names = [one.name for one in self._schema.rows[row.kind].values()]
        return self.shown(row, names, version)

    def _own(self, kind: str, name: str) -> tuple[Field, Callable[[Row], Any]]:
        definition = self._schema.field(kind, name)
        if definition is None:
            raise refused(400, "INVALID_FIELD", no_column(kind, name))
        return definition, lambda row: self.value(row, definition)


def comparable(value: Any, definition: Field) -> Any:
    """A value in the form in which it is compared: text without case, times in milliseconds."""
    if value is None:
        return None
    if definition.type in {"datetime", "date"}:
        return parse_ms(str(value))
    if isinstance(value, bool) or definition.type == "boolean":
        return bool(value)
    if isinstance(value, int | float):
        return float(value)
    return str(value).lower() if definition.type not in {"id", "reference"} else str(value)


def no_column(kind: str, name: str) -> str:
    """What Salesforce says to an unknown field."""
    return (
        f"No such column '{name}' on entity '{kind}'. If you are attempting to use a custom field, "
        "be sure to append the '__c' after the custom field name."
    )


def _no_relation(kind: str, name: str) -> str:
    return f"Didn't understand relationship '{name}' in field path on entity '{kind}'."


def _attributes(row: Row, version: str) -> dict[str, str]:
    return {"type": row.kind, "url": f"/services/data/{version}/sobjects/{row.kind}/{row.id}"}


def _who(row: Row) -> str:
    return INTEGRATION_USER if row.source == "INTEGRATION" else USER


def _full_name(row: Row) -> str:
    names = (row.fields.get("FirstName"), row.fields.get("LastName"))
    return " ".join(str(one) for one in names if one)


def _stage(row: Row, place: int) -> Any:
    known = {one[0]: one for one in STAGES}
    return known.get(str(row.fields.get("StageName")), ("", None, False))[place]


_STAMPS: dict[str, Callable[[Row], int]] = {
    "CreatedDate": lambda row: row.created // 1000 * 1000,
    "LastModifiedDate": lambda row: row.modified // 1000 * 1000,
    "SystemModstamp": lambda row: row.modified // 1000 * 1000,
}
_SYSTEM: dict[str, Callable[[Row], Any]] = {
    "Id": lambda row: row.id,
    "IsDeleted": lambda row: row.deleted is not None,
    "CreatedDate": lambda row: stamp(row.created),
    "LastModifiedDate": lambda row: stamp(row.modified),
    "SystemModstamp": lambda row: stamp(row.modified),
    "CreatedById": lambda _: USER,
    "LastModifiedById": _who,
    "MasterRecordId": lambda row: row.merged_into,
}
_MADE: dict[tuple[str, str], Callable[[Row], Any]] = {
    ("Contact", "Name"): _full_name,
    ("Lead", "Name"): _full_name,
    ("Opportunity", "IsClosed"): lambda row: _stage(row, 2),
    ("Opportunity", "IsWon"): lambda row: row.fields.get("StageName") == "Closed Won",
    ("Opportunity", "Probability"): lambda row: row.fields.get("Probability", _stage(row, 1)),
    ("Lead", "IsConverted"): lambda _: False,
}
