"""`/crm/v8/{module}`: pages with their two ways on, records, writes by rows, deletions."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.crm_fakes.core.clock import parse_ms
from tests.crm_fakes.core.faults import Partial
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.zoho.errors import RowError, missing_param, refused, unknown_module
from tests.crm_fakes.zoho.rows import Reader, user
from tests.crm_fakes.zoho.schema import Schema
from tests.crm_fakes.zoho.writing import Writing

LARGEST_PAGE = 200
WALL = 2000
MOST_FIELDS = 50
MOST_ROWS = 100
TOKEN_LIVES = 86_400_000
SORTS = {"id", "Created_Time", "Modified_Time"}


@dataclass
class _Token:
    rows: list[Row]
    start: int
    expires: int


class ModuleApi:
    """Reads and writes records."""

    def __init__(
        self,
        store: Store,
        schema: Schema,
        writing: Writing,
        reader: Reader,
        failing: Callable[[], Partial | None],
    ) -> None:
        """`failing` says which rows of this request were scripted to fail."""
        self._store, self._schema, self._writing = store, schema, writing
        self._reader, self._failing = reader, failing
        self._tokens: dict[str, _Token] = {}

    def page(self, request: Request, params: Params) -> Answer:
        """By `page` up to 2,000 rows, by `page_token` after that; 204 when empty, 304 when old."""
        module, names = self.module(params["module"]), self._fields(request, params["module"])
        size = _number(request, "per_page", LARGEST_PAGE)
        if size > LARGEST_PAGE:
            raise refused(400, "INVALID_DATA", "invalid data", param_name="per_page")
        since = parse_ms(request.headers.get("if-modified-since", ""))
        if request.first("page_token"):
            rows, start = self._resumed(request)
        else:
            rows, start = self._sorted(request, module, since), self._place(request, size)
        page = rows[start : start + size]
        if not page:
            return Answer(304 if since is not None else 204)
        info = self._info(request, rows, start, size)
        shown = [self._reader.shown(row, names) for row in page]
        return Answer(200, {"data": shown, "info": info})

    def get(self, request: Request, params: Params) -> Answer:
        """One record; 204 when there is none."""
        module = self.module(params["module"])
        row = self._store.find(module, params["id"])
        if row is None or row.deleted is not None:
            return Answer(204)
        own = [name for name in self._schema.rows[module] if not name.startswith("$")]
        names = request.listed("fields") or own
        return Answer(200, {"data": [self._reader.shown(row, names)]})

    def create(self, request: Request, params: Params) -> Answer:
        """Up to 100 rows, each with its own result."""
        module = self.module(params["module"])

        def work(given: dict[str, Any]) -> dict[str, Any]:
            return self._done("record added", self._writing.create(module, given))

        return self._run(request, work, 201)

    def update(self, request: Request, params: Params) -> Answer:
        """By the id of each row, or of the path."""
        module = self.module(params["module"])
        limit = request.headers.get("if-modified-since") or request.headers.get(
            "if-unmodified-since"
        )

        def work(given: dict[str, Any]) -> dict[str, Any]:
            row = self._writing.target(module, str(params.get("id") or given.get("id")))
            if limit and row.modified // 1000 > (parse_ms(limit) or 0) // 1000:
                text = "The record has been modified since the given time"
                raise refused(412, "ALREADY_MODIFIED", text, id=row.id)
            return self._done("record updated", self._writing.update(row, given))

        return self._run(request, work, 200)

    def upsert(self, request: Request, params: Params) -> Answer:
        """By the first of `duplicate_check_fields` that finds somebody."""
        module = self.module(params["module"])
        checks = request.json().get("duplicate_check_fields") or ()

        def work(given: dict[str, Any]) -> dict[str, Any]:
            row, action, name = self._writing.upsert(module, given, checks)
            word = "record added" if action == "insert" else "record updated"
            found = {"duplicate_field": name} if name else {}
            return {**self._done(word, row), "action": action, **found}

        return self._run(request, work, 200)

    def delete(self, request: Request, params: Params) -> Answer:
        """By `ids`, or the id of the path."""
        module = self.module(params["module"])
        ids = [params["id"]] if "id" in params else request.listed("ids")
        if not ids:
            raise missing_param("ids")

        def work(given: dict[str, Any]) -> dict[str, Any]:
            row = self._writing.target(module, given["id"])
            self._store.delete(module, row.id)
            return {**self._done("record deleted", row), "details": {"id": row.id}}

        return self._rows([{"id": one} for one in ids], work, 200)

    def deleted(self, request: Request, params: Params) -> Answer:
        """What is in the bin, the newest first; purged rows are told as permanent ones."""
        module, size = self.module(params["module"]), _number(request, "per_page", LARGEST_PAGE)
        since = parse_ms(request.headers.get("if-modified-since", "")) or 0
        rows = [
            row
            for row in self._store.every(module)
            if row.deleted is not None and row.deleted > since
        ]
        rows = rows if request.first("type", "all") in {"all", "recycle"} else []
        rows.sort(key=lambda row: -(row.deleted or 0))
        page = _number(request, "page", 1)
        shown = [self._gone(row) for row in rows[(page - 1) * size : page * size]]
        if not shown:
            return Answer(304 if since else 204)
        more = page * size < len(rows)
        info = {"per_page": size, "count": len(shown), "page": page, "more_records": more}
        return Answer(200, {"data": shown, "info": info})

    def notes(self, request: Request, params: Params) -> Answer:
        """The notes of one record."""
        names = self._fields(request, "Notes")
        rows = [r for r in self._store.live("Notes") if r.fields.get("Parent_Id") == params["id"]]
        if not rows:
            return Answer(204)
        info = {"per_page": 200, "count": len(rows), "page": 1, "more_records": False}
        shown = [self._reader.shown(row, names) for row in rows]
        return Answer(200, {"data": shown, "info": info})

    def module(self, name: str) -> str:
        """A module that there is."""
        if name not in self._schema.rows:
            raise unknown_module(name)
        return name

    def forget(self) -> None:
        """Every page token has expired."""
        self._tokens.clear()

    def _fields(self, request: Request, module: str) -> list[str]:
        names = request.listed("fields")
        if not names:
            raise missing_param("fields")
        if len(names) > MOST_FIELDS:
            text = "Max field limit exceeded"
            raise refused(400, "LIMIT_EXCEEDED", text, limit=MOST_FIELDS, param_name="fields")
        known = self._schema.rows.get(module, {})
        return [name for name in names if name in known]

    def _place(self, request: Request, size: int) -> int:
        start = (_number(request, "page", 1) - 1) * size
        if start >= WALL:
            text = "You have reached the limit of pages; use page_token"
            raise refused(400, "DISCRETE_PAGINATION_LIMIT_EXCEEDED", text, param_name="page")
        return start

    def _resumed(self, request: Request) -> tuple[list[Row], int]:
        if request.first("page"):
            raise refused(400, "AMBIGUITY_DURING_PROCESSING", "page and page_token were given")
        token = self._tokens.get(request.first("page_token"))
        if token is None or token.expires <= self._store.clock.now():
            raise refused(400, "INVALID_DATA", "invalid data", param_name="page_token")
        return token.rows, token.start

    def _sorted(self, request: Request, module: str, since: int | None) -> list[Row]:
        by, down = request.first("sort_by", "id"), request.first("sort_order", "desc") == "desc"
        if by not in SORTS:
            raise refused(400, "INVALID_DATA", "invalid data", param_name="sort_by")
        definition, ids = self._schema.rows[module][by], set(request.listed("ids"))

        def make() -> list[Row]:
            after = 0 if since is None else since // 1000
            kept = [
                row
                for row in self._store.live(module)
                if row.modified // 1000 > after and (not ids or row.id in ids)
            ]
            key = self._reader.key
            return sorted(kept, key=lambda row: (key(row, definition), int(row.id)), reverse=down)

        name = ("page", module, by, down, since, tuple(sorted(ids)))
        found: list[Row] = self._store.cached(name, make)
        return found

    def _info(self, request: Request, rows: list[Row], start: int, size: int) -> dict[str, Any]:
        more = start + size < len(rows)
        info: dict[str, Any] = {"per_page": size, "count": len(rows[start : start + size])}
        info |= {
            "page": start // size + 1,
            "sort_by": request.first("sort_by", "id"),
            "sort_order": request.first("sort_order", "desc"),
            "more_records": more,
            "next_page_token": None,
            "previous_page_token": None,
            "page_token_expiry": None,
        }
        if more:
            name, ends = secrets.token_hex(32), self._store.clock.now() + TOKEN_LIVES
            self._tokens[name] = _Token(rows, start + size, ends)
            info |= {"next_page_token": name, "page_token_expiry": self._reader.stamp(ends)}
        return info

    def _run(
        self, request: Request, work: Callable[[dict[str, Any]], dict[str, Any]], done: int
    ) -> Answer:
        rows = request.json().get("data")
        if not isinstance(rows, list) or not rows:
            text = "required field not found"
            raise refused(400, "MANDATORY_NOT_FOUND", text, api_name="data")
        if len(rows) > MOST_ROWS:
            raise refused(400, "LIMIT_EXCEEDED", "Record count exceeded", limit=MOST_ROWS)
        return self._rows(rows, work, done)

    def _rows(
        self,
        rows: list[dict[str, Any]],
        work: Callable[[dict[str, Any]], dict[str, Any]],
        done: int,
    ) -> Answer:
        script, results = self._failing(), []
        for place, given in enumerate(rows):
            try:
                if script is not None and place in script.rows:
                    raise RowError("INVALID_DATA", "invalid data", reason=script.message)
                results.append(work(given))
            except RowError as fault:
                results.append(fault.row())
        failed = sum(one["status"] == "error" for one in results)
        status = done if not failed else 400 if failed == len(rows) else 207
        return Answer(status, {"data": results})

    def _done(self, message: str, row: Row) -> dict[str, Any]:
        details = self._reader.written(row)
        return {"code": "SUCCESS", "details": details, "message": message, "status": "success"}

    def _gone(self, row: Row) -> dict[str, Any]:
        return {
            "id": row.id,
            "display_name": self._reader.title(row),
            "type": "recycle",
            "deleted_time": self._reader.stamp(row.deleted or 0),
            "created_by": user(self._reader.value(row, "Created_By")["id"]),
            "deleted_by": user(self._reader.value(row, "Modified_By")["id"]),
        }


def _number(request: Request, name: str, default: int) -> int:
    text = request.first(name) or str(default)
    if not text.isdigit() or not int(text):
        raise refused(400, "INVALID_DATA", "invalid data", param_name=name)
    return int(text)
