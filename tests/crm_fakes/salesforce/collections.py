"""`composite/sobjects`: up to 200 records in one call, each with its own result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.crm_fakes.core.faults import Partial
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.store import Row
from tests.crm_fakes.salesforce.errors import RowError, missing, refused
from tests.crm_fakes.salesforce.ids import kind_of, long_id
from tests.crm_fakes.salesforce.rows import Reader
from tests.crm_fakes.salesforce.schema import Schema
from tests.crm_fakes.salesforce.writing import Ambiguous, Writing

MOST = 200
Result = dict[str, Any]


class CollectionApi:
    """Runs the records one by one; with `allOrNone` the first fault undoes nothing, it forbids."""

    def __init__(
        self,
        schema: Schema,
        writing: Writing,
        reader: Reader,
        failing: Callable[[], Partial | None],
    ) -> None:
        """`failing` says which rows of this request were scripted to fail."""
        self._schema, self._writing, self._reader = schema, writing, reader
        self._failing = failing

    def create(self, request: Request, _: Params) -> Answer:
        """New records of any objects."""
        return self._run(_records(request), self._create)

    def update(self, request: Request, _: Params) -> Answer:
        """Some fields of each, by its id."""
        return self._run(_records(request), self._update)

    def upsert(self, request: Request, params: Params) -> Answer:
        """By an external id; each says whether it is new."""

        def work(given: Result) -> Result:
            fields = {n: v for n, v in given.items() if n not in {"attributes", params["name"]}}
            value = str(given.get(params["name"]) or "")
            if not value:
                raise RowError("MISSING_ARGUMENT", f"{params['name']} not specified")
            try:
                row, new = self._writing.upsert(
                    self._kind(params["kind"]), params["name"], value, fields
                )
            except Ambiguous as several:
                text = f"More than one record found: {[row.id for row in several.rows]}"
                raise RowError("DUPLICATE_EXTERNAL_ID", text) from several
            return {**_done(row), "created": new}

        return self._run(_records(request), work)

    def delete(self, request: Request, _: Params) -> Answer:
        """By ids."""
        return self._run([{"id": one} for one in request.listed("ids")], self._delete)

    def read(self, request: Request, params: Params) -> Answer:
        """Some fields of the records with these ids; null for those that are not there."""
        given, kind = request.json(), self._kind(params["kind"])
        rows = [self._found(kind, one) for one in given["ids"]]
        fields, version = given["fields"], params["version"]
        return Answer(200, [row and self._reader.shown(row, fields, version) for row in rows])

    def _run(self, rows: list[Result], work: Callable[[Result], Result]) -> Answer:
        if len(rows) > MOST:
            text = f"record count for composite request is above the limit of {MOST}"
            raise refused(400, "INVALID_INPUT", text)
        script, results = self._failing(), []
        for place, given in enumerate(rows):
            try:
                if script is not None and place in script.rows:
                    raise RowError("FIELD_CUSTOM_VALIDATION_EXCEPTION", script.message)
                results.append(work(given))
            except RowError as fault:
                results.append(fault.row())
        return Answer(200, results)

    def _create(self, given: Result) -> Result:
        kind = self._kind(given.get("attributes", {}).get("type", ""))
        return _done(self._writing.create(kind, given))

    def _update(self, given: Result) -> Result:
        row = self._by_id(given)
        return _done(
            self._writing.update(row, {n: v for n, v in given.items() if n.lower() != "id"})
        )

    def _delete(self, given: Result) -> Result:
        row = self._by_id(given)
        self._writing.delete(row)
        return _done(row)

    def _by_id(self, given: Result) -> Row:
        id_ = long_id(str(given.get("id") or given.get("Id") or ""))
        kind = kind_of(id_)
        if kind is None:
            raise RowError("MALFORMED_ID", f"bad id {id_}")
        return self._writing.target(kind, id_)

    def _found(self, kind: str, id_: str) -> Row | None:
        try:
            return self._writing.target(kind, id_)
        except RowError:
            return None

    def _kind(self, name: str) -> str:
        found = self._schema.object(name)
        if found is None:
            raise missing() if not name else RowError("INVALID_TYPE", f"no sObject {name}")
        return found


def _records(request: Request) -> list[Result]:
    given = request.json()
    if given.get("allOrNone"):
        raise refused(
            400, "INVALID_INPUT", "this fake speaks collections with allOrNone false only"
        )
    rows: list[Result] = given["records"]
    return rows


def _done(row: Row) -> Result:
    return {"id": row.id, "success": True, "errors": []}
