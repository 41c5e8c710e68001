"""Creating, changing, deleting and merging records, with every rule that refuses one."""

from __future__ import annotations

import re
from typing import Any

from tests.crm_fakes.core.store import Fields, Row, Store
from tests.crm_fakes.salesforce.errors import RowError, missing
from tests.crm_fakes.salesforce.ids import kind_of, long_id
from tests.crm_fakes.salesforce.rows import no_column
from tests.crm_fakes.salesforce.schema import Field, Schema

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
NUMBERS = {"currency", "double", "int", "percent"}


class Ambiguous(Exception):
    """An external id that several records have: 300."""

    def __init__(self, rows: list[Row]) -> None:
        """Keeps them."""
        super().__init__("several records match")
        self.rows = rows


class Writing:
    """The rules of writes, single or in collections."""

    def __init__(self, store: Store, schema: Schema) -> None:
        """Writes to this store."""
        self._store, self._schema = store, schema

    def target(self, kind: str, id_: str) -> Row:
        """A live record; 404 when it is none, with another code when it was deleted."""
        row = self._store.find(kind, long_id(id_))
        if row is None:
            raise missing()
        if row.deleted is not None:
            raise RowError("ENTITY_IS_DELETED", "entity is deleted", status=404)
        return row

    def create(self, kind: str, given: Fields) -> Row:
        """A new record."""
        fields = self._checked(kind, given)
        own = self._schema.rows[kind].values()
        lacking = [one.name for one in own if one.required and not fields.get(one.name)]
        if lacking:
            text = f"Required fields are missing: [{', '.join(lacking)}]"
            raise RowError("REQUIRED_FIELD_MISSING", text, *lacking)
        self._check_unique(kind, fields, None)
        return self._store.add(kind, fields)

    def update(self, row: Row, given: Fields) -> Row:
        """A new version."""
        fields = self._checked(row.kind, given)
        for name, value in fields.items():
            definition = self._schema.field(row.kind, name)
            if definition is not None and definition.required and not value:
                text = f"Required fields are missing: [{name}]"
                raise RowError("REQUIRED_FIELD_MISSING", text, name)
        self._check_unique(row.kind, fields, row)
        return self._store.change(row.kind, row.id, fields)

    def upsert(self, kind: str, name: str, value: str, given: Fields) -> tuple[Row, bool]:
        """By an external id, made if need be; True when it is new. Ambiguous for several."""
        definition = self._external(kind, name)
        if definition.name in given:
            text = f"The {definition.name} field should not be specified in the sobject data."
            raise RowError("INVALID_FIELD", text, definition.name)
        rows = self.holders(kind, definition.name, value)
        if len(rows) > 1:
            raise Ambiguous(rows)
        if rows:
            return self.update(rows[0], given), False
        made = {} if definition.name == "Id" else {definition.name: value}
        return self.create(kind, {**made, **given}), True

    def by_external(self, kind: str, name: str, value: str) -> Row:
        """The one record with an external id."""
        rows = self.holders(kind, self._external(kind, name).name, value)
        if not rows:
            raise missing()
        if len(rows) > 1:
            raise Ambiguous(rows)
        return rows[0]

    def delete(self, row: Row) -> None:
        """Into the bin."""
        self._store.delete(row.kind, row.id)

    def merge(self, kind: str, keep: str, lose: str) -> Row:
        """The loser is deleted and names its master; what pointed at it points at the master."""
        kept, lost = self.target(kind, keep), self.target(kind, lose)
        for name, definitions in self._schema.rows.items():
            for one in [d.name for d in definitions.values() if kind in d.to]:
                for row in self._store.live(name):
                    if row.fields.get(one) == lost.id:
                        self._store.change(name, row.id, {one: kept.id})
        gained = {n: v for n, v in lost.fields.items() if v and not kept.fields.get(n)}
        return self._store.merge(kind, kept.id, (lost.id,), gained)

    def holders(self, kind: str, name: str, value: str) -> list[Row]:
        """Live records with this value, whatever the case."""
        if name == "Id":
            row = self._store.find(kind, long_id(value))
            return [row] if row is not None and row.deleted is None else []

        def make() -> dict[str, list[Row]]:
            found: dict[str, list[Row]] = {}
            for row in self._store.live(kind):
                if row.fields.get(name):
                    found.setdefault(str(row.fields[name]).lower(), []).append(row)
            return found

        index: dict[str, list[Row]] = self._store.cached(("holders", kind, name), make)
        return index.get(value.lower(), [])

    def _external(self, kind: str, name: str) -> Field:
        definition = self._schema.field(kind, name)
        if definition is None or not (definition.external or definition.name == "Id"):
            text = f"Provided external ID field does not exist or is not accessible: {name}"
            raise RowError("NOT_FOUND", text, status=404)
        return definition

    def _checked(self, kind: str, given: Fields) -> Fields:
        fields = {}
        for name, value in given.items():
            if name == "attributes":
                continue
            definition = self._schema.field(kind, name)
            if definition is None:
                raise RowError("INVALID_FIELD", no_column(kind, name))
            fields[definition.name] = self._fitting(definition, value)
        return fields

    def _fitting(self, definition: Field, value: Any) -> Any:
        if definition.read_only:
            text = f"Unable to create/update fields: {definition.name}. Please check the security"
            raise RowError("INVALID_FIELD_FOR_INSERT_UPDATE", text, definition.name)
        if value is None or value == "":
            return None
        if definition.type == "reference":
            return self._pointing(definition, str(value))
        _check_text(definition, value)
        if definition.type in NUMBERS and not _is_number(value):
            text = f"Cannot deserialize instance of {definition.type} from {value!r}"
            raise RowError("JSON_PARSER_ERROR", text)
        return value

    def _pointing(self, definition: Field, value: str) -> str:
        id_ = long_id(value)
        kind = kind_of(id_)
        if len(id_) != 18 or kind not in definition.to:
            text = f"{definition.name}: id value of incorrect type: {value}"
            raise RowError("MALFORMED_ID", text, definition.name)
        row = self._store.find(kind, id_)
        if kind != "User" and (row is None or row.deleted is not None):
            text = "entity is deleted" if row else f"invalid cross reference id: {value}"
            code = "ENTITY_IS_DELETED" if row else "INVALID_CROSS_REFERENCE_KEY"
            raise RowError(code, text)
        return id_

    def _check_unique(self, kind: str, fields: Fields, own: Row | None) -> None:
        for name, value in fields.items():
            definition = self._schema.field(kind, name)
            if not value or definition is None or not definition.unique:
                continue
            others = [
                r for r in self.holders(kind, name, str(value)) if own is None or r.id != own.id
            ]
            if others:
                text = f"duplicate value found: {name} duplicates value on record: {others[0].id}"
                raise RowError("DUPLICATE_VALUE", f"{text}")


def _check_text(definition: Field, value: Any) -> None:
    text = str(value)
    if definition.type == "email" and not EMAIL.fullmatch(text):
        message = f"{definition.name}: invalid email address: {text}"
        raise RowError("INVALID_EMAIL_ADDRESS", message, definition.name)
    if (
        definition.type in {"string", "email", "phone", "textarea"}
        and len(text) > definition.length
    ):
        message = f"{definition.name}: data value too large (max length={definition.length})"
        raise RowError("STRING_TOO_LONG", message, definition.name)


def _is_number(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True
