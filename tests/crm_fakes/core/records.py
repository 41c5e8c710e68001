"""The handle on one kind of record: what a person in the CRM would do, from a test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tests.crm_fakes.core.store import Fields, Row, Store


class Records:
    """Adds, changes and removes records as a user of the CRM; `late` is in seconds and lets the
    write be seen that much after its stamp. Times are milliseconds of the CRM's clock.
    """

    def __init__(
        self,
        store: Store,
        kind: str,
        prepare: Callable[[str, Fields], Fields],
        merge: Callable[[str, str, str], str],
    ) -> None:
        """`prepare` fills in what the vendor would, `merge` merges as the vendor does."""
        self._store, self.kind, self._prepare, self._merge = store, kind, prepare, merge

    def __len__(self) -> int:
        """How many are live."""
        with self._store.lock:
            return len(self._store.live(self.kind))

    def add(self, fields: Mapping[str, object] | None = None, **more: object) -> str:
        """A new record's id."""
        return self.add_at(None, {**(fields or {}), **more})

    def add_at(self, at: int | None, fields: Mapping[str, object], late: float = 0.0) -> str:
        """A new record stamped with `at`."""
        with self._store.lock, self._store.written(late=late):
            return self._store.add(self.kind, self._prepare(self.kind, dict(fields)), at).id

    def add_all(self, rows: Iterable[Mapping[str, object]], at: int | None = None) -> list[str]:
        """Many at once, all with one stamp when `at` is given."""
        return [self.add_at(at, fields) for fields in rows]

    def get(self, id_: str) -> Fields | None:
        """The fields of a live record, through merges; None when it is gone."""
        row = self.row(id_)
        return None if row is None or row.deleted is not None else dict(row.fields)

    def row(self, id_: str) -> Row | None:
        """The whole record with its stamps, also from the bin."""
        with self._store.lock:
            return self._store.resolve(self.kind, id_)

    def update(self, id_: str, fields: Fields, at: int | None = None, late: float = 0.0) -> None:
        """Change some fields."""
        with self._store.lock, self._store.written(late=late):
            self._store.change(self.kind, id_, self._prepare(self.kind, fields), at)

    def delete(self, id_: str) -> None:
        """Into the bin."""
        with self._store.lock:
            self._store.delete(self.kind, id_)

    def restore(self, id_: str) -> None:
        """Out of the bin."""
        with self._store.lock:
            self._store.restore(self.kind, id_)

    def purge(self, id_: str) -> None:
        """Gone for good."""
        with self._store.lock:
            self._store.purge(self.kind, id_)

    def merge(self, keep: str, lose: str) -> str:
        """Merge two records as the vendor does; the id of what is left."""
        with self._store.lock:
            return self._merge(self.kind, keep, lose)

    def all(self) -> dict[str, Fields]:
        """Every live record's fields by id."""
        with self._store.lock:
            return {row.id: dict(row.fields) for row in self._store.live(self.kind)}

    def linked(self, id_: str, kind: str) -> list[str]:
        """Ids of live records of another kind that it is associated with."""
        with self._store.lock:
            return [key[1] for key, _ in self._store.linked((self.kind, id_), kind)]
