"""Batches of at most 100, where some rows may fail and the others are done all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tests.crm_fakes.core.clock import Clock, iso
from tests.crm_fakes.core.faults import Partial
from tests.crm_fakes.core.http import Answer, Params, Refused, Request
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.hubspot.errors import error, invalid, missing
from tests.crm_fakes.hubspot.shapes import shown
from tests.crm_fakes.hubspot.writing import Writing, known_kind

MOST = 100
Given = dict[str, Any]
Work = Callable[[Given], dict[str, Any]]


class Batch:
    """Runs the rows of a request one by one and answers for all of them."""

    def __init__(self, clock: Clock, failing: Callable[[], Partial | None]) -> None:
        """`failing` says which rows of this request were scripted to fail."""
        self._clock, self._failing = clock, failing

    def run(self, request: Request, work: Work, done: int = 200) -> Answer:
        """`done`, or 207 when a row failed (since 2026-09 `done` in both cases)."""
        inputs = _inputs(request)
        started = iso(self._clock.now())
        results, errors = [], []
        for place, given in enumerate(inputs):
            try:
                self._stumble(place)
                results.append(_traced(given, work(given)))
            except Refused as refusal:
                errors.append(_failure(given, refusal.answer.body))
        body: dict[str, Any] = {"status": "COMPLETE", "results": results, "startedAt": started}
        body["completedAt"] = iso(self._clock.now())
        if not errors:
            return Answer(done, body)
        body |= {"errors": errors, "numErrors": len(errors)}
        return Answer(207 if "/2026-03/" in request.path else done, body)

    def stamps(self) -> dict[str, str]:
        """The times of an answer that took none."""
        now = iso(self._clock.now())
        return {"startedAt": now, "completedAt": now}

    def _stumble(self, place: int) -> None:
        script = self._failing()
        if script is not None and place in script.rows:
            raise invalid(script.message, "SCRIPTED")


class BatchApi:
    """`/crm/objects/{version}/{kind}/batch/...`."""

    def __init__(self, store: Store, writing: Writing, batch: Batch) -> None:
        """Writes by the same rules as single calls."""
        self._store, self._writing, self._batch = store, writing, batch

    def create(self, request: Request, params: Params) -> Answer:
        """New objects."""
        kind = known_kind(params["kind"])
        return self._batch.run(request, lambda one: _whole(self._writing.create(kind, one)), 201)

    def update(self, request: Request, params: Params) -> Answer:
        """Some properties of each."""
        kind = known_kind(params["kind"])

        def work(one: Given) -> dict[str, Any]:
            row = self._writing.target(kind, one["id"], one.get("idProperty", ""))
            return _whole(self._writing.update(row, one.get("properties") or {}))

        return self._batch.run(request, work)

    def upsert(self, request: Request, params: Params) -> Answer:
        """By a unique property; each row says whether it is new."""
        kind = known_kind(params["kind"])

        def work(one: Given) -> dict[str, Any]:
            row, new = self._writing.upsert(kind, one)
            return {**_whole(row), "new": new}

        return self._batch.run(request, work)

    def read(self, request: Request, params: Params) -> Answer:
        """By ids or unique values; what is not there is an error of its row."""
        kind, body = known_kind(params["kind"]), request.json()
        by, wanted = body.get("idProperty") or "", body.get("properties") or []
        archived = bool(body.get("archived")) or request.first("archived") == "true"

        def work(one: Given) -> dict[str, Any]:
            row = self._store.find(kind, one["id"]) if archived else None
            if archived and (row is None or row.deleted is None):
                raise missing(kind)
            return shown(row or self._writing.target(kind, one["id"], by), wanted)

        return self._batch.run(request, work)

    def archive(self, request: Request, params: Params) -> Answer:
        """All into the bin."""
        kind = known_kind(params["kind"])
        for one in _inputs(request):
            row = self._store.resolve(kind, one["id"])
            if row is not None and row.deleted is None:
                self._store.delete(kind, row.id)
        return Answer(204)


def _inputs(request: Request) -> list[Given]:
    inputs = request.json().get("inputs")
    if not isinstance(inputs, list) or not inputs:
        raise invalid("inputs must not be empty")
    if len(inputs) > MOST:
        raise invalid(f"The maximum number of inputs supported in a batch request is {MOST}")
    if _repeated(one.get("id") for one in inputs):
        raise invalid("Duplicate IDs found in batch input")
    return inputs


def _repeated(ids: Iterable[object]) -> bool:
    known = [one for one in ids if isinstance(one, str)]
    return len(known) != len(set(known))


def _whole(row: Row) -> dict[str, Any]:
    return shown(row, row.fields)


def _traced(given: Given, answer: dict[str, Any]) -> dict[str, Any]:
    trace = given.get("objectWriteTraceId")
    return answer | ({"objectWriteTraceId": trace} if trace else {})


def _failure(given: Given, body: dict[str, Any]) -> dict[str, Any]:
    context: dict[str, list[str]] = {}
    if given.get("objectWriteTraceId"):
        context["objectWriteTraceId"] = [given["objectWriteTraceId"]]
    if given.get("id"):
        context["ids"] = [str(given["id"])]
    more = {"errors": body["errors"]} if "errors" in body else {}
    return error(body["category"], body["message"], context=context, **more)
