"""`sobjects/...`: one record at a time, what an object is made of, and what was deleted lately."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from tests.crm_fakes.core.clock import parse_ms
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.store import Change, Row, Store
from tests.crm_fakes.salesforce.errors import RowError, missing, refused
from tests.crm_fakes.salesforce.rows import Reader, stamp
from tests.crm_fakes.salesforce.schema import Schema
from tests.crm_fakes.salesforce.writing import Ambiguous, Writing

DAY = 86_400_000


class ObjectApi:
    """Reads and writes records. `earliest` is where the log of deletions begins, in milliseconds;
    0 is fifteen days ago.
    """

    def __init__(self, store: Store, schema: Schema, writing: Writing, reader: Reader) -> None:
        """Works on this store."""
        self._store, self._schema = store, schema
        self._writing, self._reader = writing, reader
        self.earliest = 0
        self.expunged: list[Change] = []

    def objects(self, _: Request, __: Params) -> Answer:
        """All objects."""
        rows = [{"name": kind, "label": kind, "queryable": True} for kind in self._schema.rows]
        return Answer(200, {"encoding": "UTF-8", "maxBatchSize": 200, "sobjects": rows})

    def describe(self, _: Request, params: Params) -> Answer:
        """An object's fields."""
        return Answer(200, self._schema.describe(self.kind(params)))

    def create(self, request: Request, params: Params) -> Answer:
        """201 with the new id."""
        row = self._writing.create(self.kind(params), request.json())
        return Answer(201, {"id": row.id, "success": True, "errors": []})

    def get(self, request: Request, params: Params) -> Answer:
        """A record, all of it or the fields that are asked for; 304 when it did not change."""
        row = self._writing.target(self.kind(params), params["id"])
        since = request.headers.get("if-modified-since")
        if since and row.modified // 1000 <= _seconds(since):
            return Answer(304)
        return self._whole(request, params, row)

    def get_by(self, request: Request, params: Params) -> Answer:
        """By an external id; 300 when several have it."""
        try:
            row = self._writing.by_external(self.kind(params), params["name"], params["value"])
        except Ambiguous as several:
            return _several(several, params["version"])
        return self._whole(request, params, row)

    def update(self, request: Request, params: Params) -> Answer:
        """204; 412 when it changed after If-Unmodified-Since."""
        row = self._writing.target(self.kind(params), params["id"])
        limit = request.headers.get("if-unmodified-since")
        if limit and row.modified // 1000 > _seconds(limit):
            return Answer(412)
        self._writing.update(row, request.json())
        return Answer(204)

    def upsert(self, request: Request, params: Params) -> Answer:
        """201 when it is new, 200 when it was there, 300 when several were."""
        kind, name, value = self.kind(params), params["name"], params["value"]
        try:
            row, new = self._writing.upsert(kind, name, value, request.json())
        except Ambiguous as several:
            return _several(several, params["version"])
        body = {"id": row.id, "success": True, "errors": [], "created": new}
        return Answer(201 if new else 200, body)

    def delete(self, _: Request, params: Params) -> Answer:
        """204."""
        self._writing.delete(self._writing.target(self.kind(params), params["id"]))
        return Answer(204)

    def deleted(self, request: Request, params: Params) -> Answer:
        """Ids of what was deleted between two times, and up to when that is the whole truth."""
        start, end = self._span(request)
        kind = self.kind(params)
        rows = self._store.every(kind)
        gone = [(row.id, row.deleted) for row in rows if row.deleted is not None]
        gone += [(one.id, one.at) for one in self.expunged if one.kind == kind]
        found = [{"id": id_, "deletedDate": stamp(at)} for id_, at in gone if start <= at < end]
        return Answer(200, {"deletedRecords": found, **self._covered(end)})

    def updated(self, request: Request, params: Params) -> Answer:
        """Ids of what was changed between two times."""
        start, end = self._span(request)
        rows = self._store.live(self.kind(params))
        ids = [row.id for row in rows if start <= row.modified < end]
        covered = {"latestDateCovered": self._covered(end)["latestDateCovered"]}
        return Answer(200, {"ids": ids, **covered})

    def kind(self, params: Params) -> str:
        """The object that the path names."""
        found = self._schema.object(params["kind"])
        if found is None:
            raise missing()
        return found

    def _whole(self, request: Request, params: Params, row: Row) -> Answer:
        names = request.listed("fields")
        if names:
            return Answer(200, self._reader.shown(row, names, params["version"]))
        return Answer(200, self._reader.whole(row, params["version"]))

    def _span(self, request: Request) -> tuple[int, int]:
        start, end = (parse_ms(request.first(name).replace(" ", "+")) for name in ("start", "end"))
        if start is None or end is None:
            raise RowError("INVALID_QUERY_FILTER_OPERATOR", "start and end must be datetimes")
        if end - start < 60_000:
            text = "The end date should be at least one minute after the start date."
            raise RowError("INVALID_REPLICATION_DATE", text)
        if start < self._earliest():
            text = f"Starting date is before the earliest date available: {stamp(self._earliest())}"
            raise RowError("INVALID_REPLICATION_DATE", text)
        return start, end

    def _earliest(self) -> int:
        return self.earliest or self._store.clock.now() - 15 * DAY

    def _covered(self, end: int) -> dict[str, str]:
        latest = min(end, self._store.clock.now())
        earliest = stamp(self._earliest())
        return {"earliestDateAvailable": earliest, "latestDateCovered": stamp(latest)}


def _several(several: Ambiguous, version: str) -> Answer:
    place = f"/services/data/{version}/sobjects"
    return Answer(300, [f"{place}/{row.kind}/{row.id}" for row in several.rows])


def _seconds(text: str) -> float:
    try:
        return parsedate_to_datetime(text).timestamp()
    except ValueError as reason:
        raise refused(400, "INVALID_DATE_FORMAT", f"not an HTTP date: {text}") from reason
