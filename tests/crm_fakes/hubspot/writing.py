"""Creating, changing and merging objects, with every rule that refuses one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.hubspot.errors import invalid, missing, refused
from tests.crm_fakes.hubspot.kinds import kind_of, pair_of
from tests.crm_fakes.hubspot.properties import Catalog


class Writing:
    """The rules of writes, single or in batches."""

    def __init__(self, store: Store, catalog: Catalog, new_id: Callable[[str], str]) -> None:
        """Writes to this store."""
        self._store, self._catalog, self._new_id = store, catalog, new_id

    def target(self, kind: str, id_: str, by: str = "") -> Row:
        """The live record that an id or a unique value means; 404 when there is none."""
        if by and by != "hs_object_id":
            row = self.holder(kind, by, id_)
        else:
            row = self._store.resolve(kind, id_)
        if row is None or row.deleted is not None:
            raise missing(kind)
        return row

    def holder(self, kind: str, name: str, value: str) -> Row | None:
        """Who has this unique value; 400 when the property is not unique."""
        if name not in self._catalog.unique(kind):
            raise invalid(f"Property '{name}' does not have unique values", "INVALID_ID_PROPERTY")
        found: dict[str, Row] = self._store.cached(
            ("unique", kind, name),
            lambda: {
                str(row.fields[name]).lower(): row
                for row in self._store.live(kind)
                if row.fields.get(name)
            },
        )
        return found.get(value.lower())

    def create(self, kind: str, given: dict[str, Any]) -> Row:
        """A new object with its associations, or nothing at all."""
        fields = given.get("properties") or {}
        self._catalog.check(kind, fields, creating=True)
        self._check_unique(kind, fields, None)
        links = [
            (one["to"]["id"], spec["associationTypeId"])
            for one in given.get("associations") or []
            for spec in one["types"]
        ]
        targets = [self._linkable(kind, id_, number) for id_, number in links]
        row = self._store.add(kind, fields)
        for other, there, back in targets:
            self._store.link((kind, row.id), other, there, back)
        return row

    def update(self, row: Row, fields: dict[str, Any]) -> Row:
        """A new version; the same values make no new one."""
        self._catalog.check(row.kind, fields, creating=False)
        self._check_unique(row.kind, fields, row)
        if all(row.fields.get(name) == value for name, value in fields.items()):
            return row
        return self._store.change(row.kind, row.id, fields)

    def upsert(self, kind: str, given: dict[str, Any]) -> tuple[Row, bool]:
        """The object with this unique value, made if need be; True when it is new."""
        by = given.get("idProperty") or "hs_object_id"
        fields = given.get("properties") or {}
        if by == "hs_object_id":
            return self.update(self.target(kind, given["id"]), fields), False
        row = self.holder(kind, by, given["id"])
        if row is None:
            return self.create(kind, {"properties": {by: given["id"], **fields}}), True
        return self.update(row, fields), False

    def merge(self, kind: str, keep: str, lose: str) -> Row:
        """Both ids die and a new one is made, which both of them lead to from then on."""
        kept, lost = self.target(kind, keep), self.target(kind, lose)
        if kept.id == lost.id:
            raise invalid("An object cannot be merged with itself")
        before = [one.fields.get("hs_merged_object_ids", "") for one in (kept, lost)]
        ids = ";".join(one for one in (kept.id, lost.id, *before) if one)
        new = self._new_id(kind)
        fields = {**lost.fields, **kept.fields, "hs_merged_object_ids": ids}
        watchers, self._store.listeners = self._store.listeners, []
        self._store.add(kind, fields, id_=new)
        self._store.listeners = watchers
        return self._store.merge(kind, new, (kept.id, lost.id), {})

    def _check_unique(self, kind: str, fields: dict[str, Any], own: Row | None) -> None:
        for name in self._catalog.unique(kind):
            value = fields.get(name)
            other = self.holder(kind, name, str(value)) if value else None
            if other is None or (own is not None and own.id == other.id):
                continue
            if kind == "contacts" and name == "email":
                text = f"Contact already exists. Existing ID: {other.id}"
                raise refused(409, "CONFLICT", text)
            text = f"Property '{name}' must be unique; {other.id} already has the value {value}"
            raise invalid(text, "CONFLICTING_UNIQUE_VALUE", existingObjectId=[other.id])

    def _linkable(self, kind: str, id_: str, number: int) -> tuple[tuple[str, str], int, int]:
        for other in ("contacts", "companies", "deals"):
            pair = pair_of(kind, other, number)
            if pair is not None:
                return (other, self.target(other, id_).id), pair.there, pair.back
        raise invalid(f"One or more associations are not valid: type {number} for {kind}")


def known_kind(word: str) -> str:
    """The kind that a path names; 404 when there is none."""
    kind = kind_of(word)
    if kind is None:
        raise refused(404, "OBJECT_NOT_FOUND", f"Unable to infer object type from: {word}")
    return kind
