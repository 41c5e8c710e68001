"""Records with ids, versions, deletes, merges and associations; what changed is announced."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from tests.crm_fakes.core.clock import Clock

Fields = dict[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """One version of a record; times are milliseconds of the CRM's clock."""

    kind: str
    id: str
    fields: Fields
    created: int
    modified: int
    version: int = 1
    deleted: int | None = None
    merged_into: str | None = None
    source: str = "CRM"


@dataclass(frozen=True)
class Change:
    """What happened: `action` is created, updated, deleted, restored, purged, merged or linked."""

    action: str
    kind: str
    id: str
    at: int
    source: str
    fields: Fields = field(default_factory=dict)
    others: tuple[str, ...] = ()


class Store:
    """Everything the CRM remembers. A write is a new version; readers see whole versions only."""

    def __init__(self, clock: Clock, new_id: Callable[[str], str]) -> None:
        """`new_id` makes the next id of a kind, in the vendor's way."""
        self.clock = clock
        self.lock = threading.RLock()
        self.listeners: list[Callable[[Change], None]] = []
        self.late = 0.0
        self.source = "CRM"
        self.revision = 0
        self._new_id = new_id
        self._rows: dict[str, dict[str, Row]] = {}
        self._links: dict[Key, dict[Key, set[int]]] = {}
        self._pending: list[tuple[int, Callable[[], None]]] = []
        self._cache: dict[object, Any] = {}

    # reading

    def find(self, kind: str, id_: str) -> Row | None:
        """The record, deleted or not; None when it never was or is purged."""
        self.settle()
        return self._rows.get(kind, {}).get(id_)

    def live(self, kind: str) -> list[Row]:
        """Every record that is not deleted, oldest first."""
        return [row for row in self.every(kind) if row.deleted is None]

    def every(self, kind: str) -> list[Row]:
        """Every record, also the deleted ones in the bin, oldest first."""
        self.settle()
        return list(self._rows.get(kind, {}).values())

    def resolve(self, kind: str, id_: str) -> Row | None:
        """The record that an id means today, through any chain of merges."""
        row = self.find(kind, id_)
        while row is not None and row.merged_into is not None:
            row = self.find(kind, row.merged_into)
        return row

    def cached(self, key: object, make: Callable[[], Any]) -> Any:
        """What `make` gave for this key, for as long as nothing changes."""
        self.settle()
        if (key, self.revision) not in self._cache:
            # Paging asks for the same answer again and again; older ones are of no use.
            if len(self._cache) > 32:
                self._cache.clear()
            self._cache[key, self.revision] = make()
        return self._cache[key, self.revision]

    # writing

    def add(self, kind: str, fields: Fields, at: int | None = None, id_: str = "") -> Row:
        """A new record; `at` is its time of creation and change when it is not now."""
        now = self.clock.now() if at is None else at
        name = id_ or self._new_id(kind)
        row = Row(kind, name, dict(fields), now, now, source=self.source)
        self._commit(row, self._change("created", row, dict(fields)))
        return row

    def change(self, kind: str, id_: str, fields: Fields, at: int | None = None) -> Row:
        """A new version with these fields; KeyError when there is no such record."""
        old = self._known(kind, id_)
        now = self.clock.now() if at is None else at
        moved = {name: value for name, value in fields.items() if old.fields.get(name) != value}
        row = replace(
            old,
            fields={**old.fields, **fields},
            modified=now,
            version=old.version + 1,
            source=self.source,
        )
        self._commit(row, self._change("updated", row, moved))
        return row

    def delete(self, kind: str, id_: str) -> None:
        """Into the bin."""
        now = self.clock.now()
        row = replace(self._known(kind, id_), deleted=now, modified=now, source=self.source)
        self._commit(row, self._change("deleted", row, {}))

    def restore(self, kind: str, id_: str) -> Row:
        """Out of the bin."""
        row = replace(self._known(kind, id_), deleted=None, modified=self.clock.now())
        self._commit(row, self._change("restored", row, {}))
        return row

    def purge(self, kind: str, id_: str) -> None:
        """Gone for good, links and all."""
        row = self._known(kind, id_)
        self._rows[kind].pop(id_)
        self._unlink_all((kind, id_))
        self._announce(self._change("purged", row, {}))

    def merge(self, kind: str, keep: str, losers: tuple[str, ...], fields: Fields) -> Row:
        """`keep` takes the fields and the losers' links; they are deleted and point at it."""
        now = self.clock.now()
        kept = self._known(kind, keep)
        row = replace(
            kept, fields={**kept.fields, **fields}, modified=now, version=kept.version + 1
        )
        for loser in losers:
            old = replace(self._known(kind, loser), deleted=now, modified=now, merged_into=keep)
            self._rows[kind][loser] = old
            self._move_links((kind, loser), (kind, keep))
        self._rows[kind][keep] = row
        self._announce(replace(self._change("merged", row, fields), others=losers))
        return row

    # links

    def link(self, one: Key, other: Key, type_id: int = 0, back_id: int = 0) -> bool:
        """Associate two records, with the type's number seen from either; True when it is new."""
        known = type_id in self._links.get(one, {}).get(other, set())
        self._links.setdefault(one, {}).setdefault(other, set()).add(type_id)
        self._links.setdefault(other, {}).setdefault(one, set()).add(back_id)
        if not known:
            change = Change("linked", one[0], one[1], self.clock.now(), self.source)
            self._announce(replace(change, fields={"to": other[1], "kind": other[0]}))
        return not known

    def unlink(self, one: Key, other: Key) -> None:
        """Take an association away; nothing happens when there is none."""
        self._links.get(one, {}).pop(other, None)
        self._links.get(other, {}).pop(one, None)
        self.revision += 1

    def linked(self, one: Key, kind: str = "") -> list[tuple[Key, set[int]]]:
        """What a record is associated with, of one kind or of all, deleted ones left out."""
        return [
            (key, types)
            for key, types in self._links.get(one, {}).items()
            if key[0] == (kind or key[0]) and self._is_live(key)
        ]

    # time

    def settle(self) -> None:
        """Let late writes be seen whose time has come."""
        if not self._pending:
            return
        now = self.clock.now()
        due = [apply for at, apply in self._pending if at <= now]
        self._pending = [one for one in self._pending if one[0] > now]
        for apply in due:
            apply()

    @contextmanager
    def written(self, source: str = "CRM", late: float = 0.0) -> Iterator[None]:
        """Within the block writes are of `source`, and seen `late` seconds after their stamp."""
        before = self.source, self.late
        self.source, self.late = source, late
        try:
            yield
        finally:
            self.source, self.late = before

    def _commit(self, row: Row, change: Change) -> None:
        def put() -> None:
            self._rows.setdefault(row.kind, {})[row.id] = row
            self._announce(change)

        if self.late:
            self._pending.append((self.clock.now() + round(self.late * 1000), put))
        else:
            put()

    def _change(self, action: str, row: Row, fields: Fields) -> Change:
        return Change(action, row.kind, row.id, self.clock.now(), self.source, fields)

    def _announce(self, change: Change) -> None:
        self.revision += 1
        for listener in self.listeners:
            listener(change)

    def _known(self, kind: str, id_: str) -> Row:
        row = self.find(kind, id_)
        if row is None:
            raise KeyError(f"no {kind} {id_}")
        return row

    def _is_live(self, key: Key) -> bool:
        row = self._rows.get(key[0], {}).get(key[1])
        return row is not None and row.deleted is None

    def _unlink_all(self, key: Key) -> None:
        for other in list(self._links.pop(key, {})):
            self._links.get(other, {}).pop(key, None)

    def _move_links(self, old: Key, new: Key) -> None:
        for other, types in self._links.pop(old, {}).items():
            back = self._links.get(other, {}).pop(old, set())
            if other != new:
                self._links.setdefault(new, {}).setdefault(other, set()).update(types)
                self._links.setdefault(other, {}).setdefault(new, set()).update(back)
