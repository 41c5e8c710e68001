"""COQL: at most 2,000 rows a call."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.crm_fakes.core import sql
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.zoho.errors import refused
from tests.crm_fakes.zoho.rows import Reader, comparable
from tests.crm_fakes.zoho.schema import Field, Schema

MOST = 2000
FURTHEST = 100_000
Test = Callable[[Row], bool]
COMPARES: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


class CoqlApi:
    """`POST /crm/v8/coql`."""

    def __init__(self, store: Store, schema: Schema, reader: Reader) -> None:
        """Reads this store."""
        self._store, self._schema, self._reader = store, schema, reader

    def run(self, request: Request, _: Params) -> Answer:
        """Rows and whether there are more; 204 when there are none."""
        text = str(request.json().get("select_query") or "")
        try:
            query = sql.parse(text, coql=True)
        except sql.Malformed as reason:
            raise refused(400, "SYNTAX_ERROR", "invalid query formed", near=str(reason)) from reason
        if query.kind not in self._schema.rows:
            raise refused(400, "INVALID_QUERY", "invalid query formed", module=query.kind)
        if query.where is None:
            raise refused(400, "SYNTAX_ERROR", "invalid query formed", clause="where")
        limit = 200 if query.limit is None else query.limit
        if limit > MOST or query.offset > FURTHEST:
            raise refused(400, "LIMIT_EXCEEDED", "invalid query formed", limit=MOST)
        for path in query.paths:
            self._known(query.kind, path.partition(".")[0])
        rows = self._found(query)
        page = rows[query.offset : query.offset + limit]
        if not page:
            return Answer(204)
        more = query.offset + limit < len(rows)
        shown = [self._shown(row, query.paths) for row in page]
        return Answer(200, {"data": shown, "info": {"count": len(page), "more_records": more}})

    def _found(self, query: sql.Query) -> list[Row]:
        key = ("coql", query.kind, repr(query.where), repr(query.order))

        def make() -> list[Row]:
            test = self._test(query.kind, query.where) if query.where else None
            rows = [row for row in self._store.live(query.kind) if test is None or test(row)]
            for one in reversed(query.order or [sql.Order("id", False, False)]):
                column = self._column(query.kind, one.path)
                rows.sort(key=lambda row: _placed(column(row)), reverse=one.down)
            return rows

        found: list[Row] = self._store.cached(key, make)
        return found

    def _shown(self, row: Row, paths: list[str]) -> dict[str, Any]:
        answer: dict[str, Any] = {"id": row.id}
        for path in paths:
            first, _, rest = path.partition(".")
            self._known(row.kind, first)
            value = self._reader.value(row, first)
            if rest:
                definition = self._known(row.kind, first)
                parent = self._store.find(definition.to, value["id"]) if value else None
                answer[path] = self._reader.value(parent, rest) if parent else None
            else:
                answer[first] = {"id": value["id"]} if isinstance(value, dict) else value
        return answer

    def _test(self, module: str, node: sql.Node) -> Test:
        match node:
            case sql.Every(parts):
                every = [self._test(module, part) for part in parts]
                return lambda row: all(test(row) for test in every)
            case sql.Some(parts):
                some = [self._test(module, part) for part in parts]
                return lambda row: any(test(row) for test in some)
            case sql.Not(part):
                inner = self._test(module, part)
                return lambda row: not inner(row)
        column, holds = self._column(module, node.path), self._holds(module, node)
        return lambda row: holds(column(row))

    def _column(self, module: str, path: str) -> Callable[[Row], Any]:
        first, _, rest = path.partition(".")
        definition = self._known(module, first)
        if not rest:
            return lambda row: self._reader.key(row, definition)
        deeper = self._known(definition.to, rest)

        def read(row: Row) -> Any:
            parent = self._store.find(definition.to, str(row.fields.get(first)))
            return self._reader.key(parent, deeper) if parent else None

        return read

    def _holds(self, module: str, node: sql.Compare) -> Callable[[Any], bool]:
        first, _, rest = node.path.partition(".")
        definition = self._known(module, first)
        definition = self._known(definition.to, rest) if rest else definition
        if node.sign in {"IN", "NOT IN"}:
            wanted = {_bound(one, definition) for one in node.value}
            return lambda value: (value in wanted) == (node.sign == "IN")
        if node.sign == "LIKE":
            parts = [".*" if one == "%" else re.escape(one) for one in str(node.value)]
            pattern = re.compile("".join(parts), re.IGNORECASE | re.DOTALL)
            return lambda value: value is not None and bool(pattern.fullmatch(str(value)))
        bound, compare = _bound(node.value, definition), COMPARES[node.sign]
        if node.sign in {"=", "!="}:
            return lambda value: compare(value, bound)
        return lambda value: value is not None and bound is not None and compare(value, bound)

    def _known(self, module: str, name: str) -> Field:
        definition = self._schema.rows.get(module, {}).get(name)
        if definition is None:
            text = "column given seems to be invalid"
            raise refused(400, "INVALID_QUERY", text, column_name=name)
        return definition


def _bound(value: Any, definition: Field) -> Any:
    if isinstance(value, sql.Moment):
        return value.at
    found = comparable(value, definition)
    if value is not None and found is None:
        text = "value given seems to be invalid for the column"
        raise refused(400, "INVALID_QUERY", text, column_name=definition.name)
    return found


def _placed(value: Any) -> tuple[bool, Any]:
    return (value is not None, 0 if value is None else value)
