"""Runs queries, and pages their results by cursors that hold what was found at the start."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from itertools import count
from typing import Any

from tests.crm_fakes.core import sql
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.salesforce.errors import refused
from tests.crm_fakes.salesforce.rows import Reader, comparable
from tests.crm_fakes.salesforce.schema import Field, Schema

PAGE = 2000
CURSORS = 100
LONGEST_URI = 16_384
Test = Callable[[Row], bool]


class QueryApi:
    """`query`, `queryAll` and the pages after the first."""

    def __init__(self, store: Store, schema: Schema, reader: Reader) -> None:
        """Reads this store."""
        self._store, self._schema, self._reader = store, schema, reader
        self._cursors: OrderedDict[str, tuple[list[Row], list[str]]] = OrderedDict()
        self._numbers = count(1)

    def query(self, request: Request, params: Params) -> Answer:
        """Without what is in the bin."""
        return self._first(request, params["version"], deleted=False)

    def query_all(self, request: Request, params: Params) -> Answer:
        """With what is in the bin."""
        return self._first(request, params["version"], deleted=True)

    def more(self, request: Request, params: Params) -> Answer:
        """The page at a cursor's place."""
        locator, _, start = params["cursor"].rpartition("-")
        if locator not in self._cursors or not start.isdigit():
            raise refused(400, "INVALID_QUERY_LOCATOR", "invalid query locator")
        return self._page(locator, int(start), params["version"], request.path)

    def forget(self) -> None:
        """Every cursor has expired."""
        self._cursors.clear()

    def _first(self, request: Request, version: str, deleted: bool) -> Answer:
        text = request.first("q")
        if len(request.path) + len(text) > LONGEST_URI:
            return Answer(414, "<h1>URI Too Long</h1>")
        try:
            query = sql.parse(text)
        except sql.Malformed as reason:
            raise refused(400, "MALFORMED_QUERY", str(reason)) from reason
        kind = self._schema.object(query.kind)
        if kind is None:
            text = f"sObject type '{query.kind}' is not supported."
            raise refused(400, "INVALID_TYPE", text)
        for path in query.paths:
            self._reader.column(kind, path)
        rows = self.found(query, kind, deleted)
        if query.counted:
            return Answer(200, {"totalSize": len(rows), "done": True, "records": []})
        locator = f"01g8d00000{next(self._numbers):08d}"
        self._cursors[locator] = rows, query.paths
        if len(self._cursors) > CURSORS:
            self._cursors.popitem(last=False)
        return self._page(locator, 0, version, request.path)

    def found(self, query: sql.Query, kind: str, deleted: bool) -> list[Row]:
        """The rows that a query means."""
        rows = self._store.every(kind) if deleted else self._store.live(kind)
        if query.where is not None:
            test = self._test(kind, query.where)
            rows = [row for row in rows if test(row)]
        for one in reversed(query.order):
            self._sort(kind, rows, one)
        end = None if query.limit is None else query.offset + query.limit
        return rows[query.offset : end]

    def _page(self, locator: str, start: int, version: str, path: str) -> Answer:
        rows, paths = self._cursors[locator]
        page = rows[start : start + PAGE]
        done = start + PAGE >= len(rows)
        answer: dict[str, Any] = {"totalSize": len(rows), "done": done}
        if not done:
            word = "queryAll" if "queryAll" in path else "query"
            place = f"/services/data/{version}/{word}/{locator}-{start + PAGE}"
            answer["nextRecordsUrl"] = place
        shown = [self._reader.shown(row, paths, version) for row in page]
        return Answer(200, answer | {"records": shown})

    def _sort(self, kind: str, rows: list[Row], one: sql.Order) -> None:
        _, read = self._reader.key(kind, one.path)
        keys = {id(row): read(row) for row in rows}
        unset = [row for row in rows if keys[id(row)] is None]
        have = [row for row in rows if keys[id(row)] is not None]
        have.sort(key=lambda row: (keys[id(row)],), reverse=one.down)
        last = one.nulls_last or one.down
        rows[:] = have + unset if last else unset + have

    def _test(self, kind: str, node: sql.Node) -> Test:
        match node:
            case sql.Every(parts):
                every = [self._test(kind, part) for part in parts]
                return lambda row: all(test(row) for test in every)
            case sql.Some(parts):
                some = [self._test(kind, part) for part in parts]
                return lambda row: any(test(row) for test in some)
            case sql.Not(part):
                inner = self._test(kind, part)
                return lambda row: not inner(row)
        return self._comparison(kind, node)

    def _comparison(self, kind: str, node: sql.Compare) -> Test:
        definition, read = self._reader.key(kind, node.path)
        holds = _holds(node, definition)
        return lambda row: holds(read(row))


def _holds(node: sql.Compare, definition: Field) -> Callable[[Any], bool]:
    if node.sign in {"IN", "NOT IN"}:
        wanted = {_bound(one, definition) for one in node.value}
        return lambda value: (value in wanted) == (node.sign == "IN")
    if node.sign == "LIKE":
        pattern = _like(str(node.value))
        return lambda value: value is not None and bool(pattern.fullmatch(str(value)))
    bound = _bound(node.value, definition)
    compare = COMPARES[node.sign]
    if node.sign in {"=", "!="}:
        return lambda value: compare(value, bound)
    return lambda value: value is not None and bound is not None and compare(value, bound)


def _bound(value: Any, definition: Field) -> Any:
    timed = definition.type in {"datetime", "date"}
    if timed and not isinstance(value, sql.Moment) and value is not None:
        text = f"value of filter criterion for field '{definition.name}' must be of type dateTime"
        raise refused(400, "INVALID_FIELD", f"{text} and should not be enclosed in quotes")
    if isinstance(value, sql.Moment):
        if not timed:
            text = f"value of filter criterion for field '{definition.name}' must be of type string"
            raise refused(400, "INVALID_FIELD", text)
        return value.at
    return comparable(value, definition)


def _like(text: str) -> re.Pattern[str]:
    parts = [{"%": ".*", "_": "."}.get(one, re.escape(one)) for one in text]
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)


COMPARES: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
