"""`/crm/objects/{version}/{kind}`: list, search, read, create, update, archive, merge."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.hubspot.errors import invalid, missing
from tests.crm_fakes.hubspot.search import Search
from tests.crm_fakes.hubspot.shapes import associations_of, shown
from tests.crm_fakes.hubspot.writing import Writing, known_kind

LARGEST_PAGE = 100


class ObjectApi:
    """One object at a time, and pages of them."""

    def __init__(self, store: Store, writing: Writing, search: Search) -> None:
        """`nulls` shows requested properties without a value as null."""
        self._store, self._writing, self._search = store, writing, search
        self.nulls = False

    def page(self, request: Request, params: Params) -> Answer:
        """At most 100 by id; `after` is the id to start at."""
        kind = known_kind(params["kind"])
        limit = _limit(request)
        archived = request.first("archived") == "true"
        rows = self._by_id(kind, archived)
        start = bisect_right(rows, int(request.first("after", "0")) - 1, key=lambda r: int(r.id))
        page, rest = rows[start : start + limit], rows[start + limit : start + limit + 1]
        answer: dict[str, Any] = {"results": [self._one(request, row) for row in page]}
        if rest:
            link = f"{request.base}{request.path}?after={rest[0].id}"
            answer["paging"] = {"next": {"after": rest[0].id, "link": link}}
        return Answer(200, answer)

    def get(self, request: Request, params: Params) -> Answer:
        """One by id, also an id that was merged away, or by a unique property."""
        kind, id_ = known_kind(params["kind"]), params["id"]
        if request.first("archived") == "true":
            row = self._store.find(kind, id_)
            if row is None or row.deleted is None:
                raise missing(kind)
        else:
            row = self._writing.target(kind, id_, request.first("idProperty"))
        return Answer(200, self._one(request, row))

    def create(self, request: Request, params: Params) -> Answer:
        """201, but 200 for deals, as the contract has it."""
        kind = known_kind(params["kind"])
        row = self._writing.create(kind, request.json())
        return Answer(200 if kind == "deals" else 201, shown(row, row.fields))

    def update(self, request: Request, params: Params) -> Answer:
        """Some properties of one."""
        row = self._writing.target(
            known_kind(params["kind"]), params["id"], request.first("idProperty")
        )
        fields = request.json().get("properties") or {}
        return Answer(200, shown(self._writing.update(row, fields), fields))

    def archive(self, _: Request, params: Params) -> Answer:
        """Into the bin; 204 as well when it is there already."""
        kind = known_kind(params["kind"])
        row = self._store.resolve(kind, params["id"])
        if row is not None and row.deleted is None:
            self._store.delete(kind, row.id)
        return Answer(204)

    def search(self, request: Request, params: Params) -> Answer:
        """At most 200 a page and 10,000 a query."""
        body = request.json()
        page, total, after = self._search.run(known_kind(params["kind"]), body)
        wanted = body.get("properties") or []
        answer: dict[str, Any] = {
            "total": total,
            "results": [shown(row, wanted, self.nulls) for row in page],
        }
        if after is not None:
            answer["paging"] = {"next": {"after": str(after)}}
        return Answer(200, answer)

    def merge(self, request: Request, params: Params) -> Answer:
        """The new object."""
        given = request.json()
        row = self._writing.merge(
            known_kind(params["kind"]), given["primaryObjectId"], given["objectIdToMerge"]
        )
        return Answer(200, shown(row, row.fields))

    def gdpr_delete(self, request: Request, _: Params) -> Answer:
        """Gone for good, and said so to those who listen."""
        given = request.json()
        row = self._writing.target("contacts", given["objectId"], given.get("idProperty", ""))
        self._store.purge("contacts", row.id)
        return Answer(204)

    def _by_id(self, kind: str, archived: bool) -> list[Row]:
        def make() -> list[Row]:
            rows = self._store.every(kind)
            kept = [r for r in rows if (r.deleted is not None) == archived]
            return sorted(kept, key=lambda row: int(row.id))

        found: list[Row] = self._store.cached(("by id", kind, archived), make)
        return found

    def _one(self, request: Request, row: Row) -> dict[str, Any]:
        answer = shown(row, request.listed("properties"), self.nulls)
        kinds = [known_kind(word) for word in request.listed("associations")]
        links = associations_of(self._store, row, kinds)
        return answer | ({"associations": links} if links else {})


def _limit(request: Request) -> int:
    text = request.first("limit", "10")
    if not text.isdigit() or not 0 < int(text) <= LARGEST_PAGE:
        raise invalid(f"limit must be between 1 and {LARGEST_PAGE}")
    if not request.first("after", "0").isdigit():
        raise invalid("after must be an integer")
    return int(text)
