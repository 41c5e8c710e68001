"""Salesforce, put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from tests.crm_fakes.core.delivery import Queue
from tests.crm_fakes.core.fake import Fake
from tests.crm_fakes.core.faults import TooMany
from tests.crm_fakes.core.http import Answer, Handler, Params, Request
from tests.crm_fakes.core.quota import Quota
from tests.crm_fakes.core.records import Records
from tests.crm_fakes.core.store import Change, Fields
from tests.crm_fakes.salesforce import errors, seeding
from tests.crm_fakes.salesforce.collections import CollectionApi
from tests.crm_fakes.salesforce.errors import RowError
from tests.crm_fakes.salesforce.ids import ORGANIZATION, Ids, kind_of
from tests.crm_fakes.salesforce.oauth_api import OAuthApi
from tests.crm_fakes.salesforce.outbound import Outbound, acknowledged
from tests.crm_fakes.salesforce.pages import Pages
from tests.crm_fakes.salesforce.query import QueryApi
from tests.crm_fakes.salesforce.rows import Reader
from tests.crm_fakes.salesforce.schema import Schema
from tests.crm_fakes.salesforce.sobjects import ObjectApi
from tests.crm_fakes.salesforce.writing import Writing

DATA = "/services/data/{version}"
ONE = f"{DATA}/sobjects/{{kind}}"
MANY = f"{DATA}/composite/sobjects"
VERSIONS = ("59.0", "65.0", "66.0", "67.0")


class SalesforceFake(Fake):
    """One org."""

    vendor: ClassVar[str] = "Salesforce"
    access_seconds: ClassVar[int] = 7200
    open_paths: ClassVar[tuple[str, ...]] = ("/services/oauth2/",)
    pages: ClassVar[tuple[str, ...]] = ("/lightning/",)
    organization: ClassVar[str] = ORGANIZATION

    def __init__(self) -> None:
        """Empty but for its users; `seed` fills it."""
        super().__init__(Ids().next)
        self.schema = Schema()
        self._writing = Writing(self.store, self.schema)
        self._reader = Reader(self.store, self.schema)
        self.objects = ObjectApi(self.store, self.schema, self._writing, self._reader)
        self.queries = QueryApi(self.store, self.schema, self._reader)
        self._looks = Pages(self.store, self.schema, self._reader)
        self._route()
        self.store.listeners.append(self._expunge)
        seeding.hire(self.store)

    # handles

    @property
    def contacts(self) -> Records:
        """Contacts, by Salesforce's field names."""
        return self.records("Contact")

    @property
    def leads(self) -> Records:
        """Leads."""
        return self.records("Lead")

    @property
    def companies(self) -> Records:
        """Accounts."""
        return self.records("Account")

    @property
    def deals(self) -> Records:
        """Opportunities."""
        return self.records("Opportunity")

    def activities(self, id_: str) -> list[tuple[str, Fields]]:
        """Tasks and events of a record, oldest first."""
        with self.store.lock:
            rows = [*self.store.live("Task"), *self.store.live("Event")]
        own = (row for row in rows if id_ in {row.fields.get("WhoId"), row.fields.get("WhatId")})
        return [(row.kind, dict(row.fields)) for row in own]

    def _expunge(self, change: Change) -> None:
        """What leaves the bin stays in the log of deletions."""
        if change.action == "purged":
            self.objects.expunged.append(change)

    # what the shared parts ask for

    def new_quota(self) -> Quota:
        """An Enterprise org with ten users."""
        return Quota(self.clock, 110_000)

    def new_queue(self) -> Queue:
        """Outbound messages, a hundred notifications of one object at most in one."""
        self.outbound = Outbound(self.store, lambda: self._reader)
        return Queue(self.outbound.pack, acknowledged, group=lambda event: str(event["kind"]))

    def subscribe(self, url: str) -> None:
        """Send outbound messages to this address from now on."""
        super().subscribe(url)
        self.outbound.url = url

    def heard(self, change: Change) -> None:
        """Into the queue."""
        for event in self.outbound.of(change):
            self.webhooks.put(event)

    def merge(self, kind: str, keep: str, lose: str) -> str:
        """The kept one's id."""
        return self._writing.merge(kind, keep, lose).id

    def seed(self) -> None:
        """The demo company's customers."""
        with self.store.lock:
            seeding.fill(self.store)

    def refusal(self, reason: str, fault: TooMany | None = None) -> Answer:
        """In Salesforce's shapes; it sends no Retry-After of its own."""
        if reason in {"expired", "unauthorized"}:
            return errors.answer(401, "INVALID_SESSION_ID", "Session expired or invalid")
        if reason in {"DAILY", "BURST"}:
            what = "TotalRequests" if reason == "DAILY" else "ConcurrentRequests"
            refused = errors.answer(403, "REQUEST_LIMIT_EXCEEDED", f"{what} Limit exceeded.")
            if fault is not None and fault.retry_after is not None:
                refused.headers["Retry-After"] = fault.retry_after
            return refused
        if reason == "method":
            return errors.answer(405, "METHOD_NOT_ALLOWED", "HTTP Method not allowed.")
        return errors.missing().single()

    def rows_of(self, body: Any) -> list[Any] | None:
        """A page of a query."""
        return body.get("records") if isinstance(body, dict) else None

    def finish(self, request: Request, answer: Answer) -> None:
        """How much of the day is used."""
        if request.path.startswith("/services/data"):
            used = f"api-usage={self.quota.used}/{self.quota.daily}"
            answer.headers["Sforce-Limit-Info"] = used

    def record_url(self, id_: str) -> str:
        """Where a person looks at a record."""
        return f"{self.url}/lightning/r/{kind_of(id_)}/{id_}/view"

    def _versions(self, _: Request, __: Params) -> Answer:
        rows = [{"label": v, "url": f"/services/data/v{v}", "version": v} for v in VERSIONS]
        return Answer(200, rows)

    def _limits(self, _: Request, __: Params) -> Answer:
        day = {"Max": self.quota.daily, "Remaining": self.quota.left()}
        return Answer(200, {"DailyApiRequests": day})

    def _route(self) -> None:
        OAuthApi(self.oauth, self.clock, self.routes)
        many = CollectionApi(self.schema, self._writing, self._reader, lambda: self.failing)
        one = self.objects
        for method, path, handler in (
            ("GET", "/", self._looks.index),
            ("GET", "/lightning/r/{kind}/{id}/view", self._looks.record),
            ("GET", "/services/data", self._versions),
            ("GET", f"{DATA}/limits", self._limits),
            ("GET", f"{DATA}/query", self.queries.query),
            ("GET", f"{DATA}/queryAll", self.queries.query_all),
            ("GET", f"{DATA}/query/{{cursor}}", self.queries.more),
            ("GET", f"{DATA}/queryAll/{{cursor}}", self.queries.more),
            ("POST", MANY, many.create),
            ("PATCH", MANY, many.update),
            ("DELETE", MANY, many.delete),
            ("POST", f"{MANY}/{{kind}}", many.read),
            ("PATCH", f"{MANY}/{{kind}}/{{name}}", many.upsert),
            ("GET", f"{DATA}/sobjects", one.objects),
            ("GET", f"{ONE}/describe", one.describe),
            ("GET", f"{ONE}/deleted", one.deleted),
            ("GET", f"{ONE}/updated", one.updated),
            ("POST", ONE, one.create),
            ("GET", f"{ONE}/{{id}}", one.get),
            ("PATCH", f"{ONE}/{{id}}", one.update),
            ("DELETE", f"{ONE}/{{id}}", one.delete),
            ("GET", f"{ONE}/{{name}}/{{value}}", one.get_by),
            ("PATCH", f"{ONE}/{{name}}/{{value}}", one.upsert),
        ):
            self.routes.add(method, path, _answering(handler))


def _answering(handler: Callable[[Request, Params], Answer]) -> Handler:
    """What is wrong with a record is the answer of a call about one record."""

    def answered(request: Request, params: Params) -> Answer:
        try:
            return handler(request, params)
        except RowError as fault:
            return fault.single()

    return answered
