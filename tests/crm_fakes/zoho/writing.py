"""Creating, changing and merging records, with every rule that refuses a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tests.crm_fakes.core.store import Fields, Row, Store
from tests.crm_fakes.zoho.errors import RowError
from tests.crm_fakes.zoho.rows import STANDARD
from tests.crm_fakes.zoho.schema import Field, Schema

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
NUMBERS = {"currency", "double", "integer", "bigint"}
DEFAULT_CHECKS = {"Contacts": ("Email",), "Accounts": ("Account_Name",), "Deals": ("Deal_Name",)}


class Writing:
    """The rules of writes."""

    def __init__(self, store: Store, schema: Schema) -> None:
        """Writes to this store."""
        self._store, self._schema = store, schema

    def target(self, module: str, id_: str) -> Row:
        """A live record; INVALID_DATA when it is none."""
        row = self._store.find(module, id_)
        if row is None or row.deleted is not None:
            text = "the id given seems to be invalid"
            raise RowError("INVALID_DATA", text, api_name="id", json_path="$.data[0].id")
        return row

    def create(self, module: str, given: Fields) -> Row:
        """A new record; unique values that are taken are DUPLICATE_DATA."""
        fields = self._checked(module, given)
        for one in self._schema.rows[module].values():
            if one.required and fields.get(one.name) in {None, ""}:
                text = "required field not found"
                raise RowError("MANDATORY_NOT_FOUND", text, api_name=one.name)
        self._check_unique(module, fields, None)
        return self._store.add(module, fields)

    def update(self, row: Row, given: Fields) -> Row:
        """A new version."""
        fields = self._checked(row.kind, {n: v for n, v in given.items() if n != "id"})
        self._check_unique(row.kind, fields, row)
        return self._store.change(row.kind, row.id, fields)

    def upsert(
        self, module: str, given: Fields, checks: Iterable[str]
    ) -> tuple[Row, str, str | None]:
        """The record, `insert` or `update`, and the field by which it was found."""
        for name in checks or DEFAULT_CHECKS.get(module, ()):
            value = given.get(name)
            rows = self.holders(module, name, str(value)) if value else []
            if rows:
                return self.update(rows[0], given), "update", name
        return self.create(module, given), "insert", None

    def merge(self, module: str, keep: str, lose: str) -> Row:
        """The loser is deleted; what pointed at it points at the kept one."""
        kept, lost = self.target(module, keep), self.target(module, lose)
        for kind in STANDARD:
            names = [d.name for d in self._schema.rows[kind].values() if d.type == "lookup"]
            for row in self._store.live(kind):
                moved = {n: kept.id for n in names if row.fields.get(n) == lost.id}
                if moved:
                    self._store.change(kind, row.id, moved)
        gained = {n: v for n, v in lost.fields.items() if v and not kept.fields.get(n)}
        return self._store.merge(module, kept.id, (lost.id,), gained)

    def holders(self, module: str, name: str, value: str) -> list[Row]:
        """Live records with this value, whatever the case."""

        def make() -> dict[str, list[Row]]:
            found: dict[str, list[Row]] = {}
            for row in self._store.live(module):
                if row.fields.get(name) not in {None, ""}:
                    found.setdefault(str(row.fields[name]).lower(), []).append(row)
            return found

        index: dict[str, list[Row]] = self._store.cached(("holders", module, name), make)
        return index.get(value.lower(), [])

    def _check_unique(self, module: str, fields: Fields, own: Row | None) -> None:
        for name, value in fields.items():
            if not value or not self._schema.rows[module][name].unique:
                continue
            others = [
                row
                for row in self.holders(module, name, str(value))
                if own is None or row.id != own.id
            ]
            if others:
                more = {"api_name": name, "id": others[0].id}
                raise RowError("DUPLICATE_DATA", "duplicate data", **more)

    def _checked(self, module: str, given: Fields) -> Fields:
        known = self._schema.rows[module]
        # Zoho overlooks names that it does not know.
        return {n: self._fitting(known[n], v) for n, v in given.items() if n in known}

    def _fitting(self, definition: Field, value: Any) -> Any:
        if value is None or value == "":
            return None
        if definition.type in {"lookup", "ownerlookup"}:
            return self._pointing(definition, value)
        kind = "double" if definition.type in NUMBERS else definition.type
        if definition.read_only or (kind == "double" and isinstance(value, str | bool)):
            raise _invalid(definition, kind)
        text = str(value)
        if definition.type == "email" and not EMAIL.fullmatch(text):
            raise _invalid(definition, "email")
        if isinstance(value, str) and len(text) > definition.length:
            more = {"maximum_length": definition.length}
            raise RowError("INVALID_DATA", "invalid data", api_name=definition.name, **more)
        return value

    def _pointing(self, definition: Field, value: Any) -> str:
        id_ = str(value["id"] if isinstance(value, dict) and "id" in value else value)
        if definition.to == "Users":
            return id_
        for module in [definition.to] if definition.to else STANDARD:
            row = self._store.find(module, id_)
            if row is not None and row.deleted is None:
                return id_
        text = "the id given seems to be invalid"
        raise RowError("INVALID_DATA", text, api_name=definition.name)


def _invalid(definition: Field, kind: str) -> RowError:
    more = {"expected_data_type": kind}
    return RowError("INVALID_DATA", "invalid data", api_name=definition.name, **more)
