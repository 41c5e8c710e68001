"""Zoho CRM, put together."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any, ClassVar

from tests.crm_fakes.core.delivery import Delivery, Event, Message, Queue
from tests.crm_fakes.core.fake import Fake
from tests.crm_fakes.core.faults import TooMany
from tests.crm_fakes.core.http import Answer, Handler, Params, Request
from tests.crm_fakes.core.quota import Quota
from tests.crm_fakes.core.records import Records
from tests.crm_fakes.core.store import Change, Fields
from tests.crm_fakes.zoho import contract, errors, seeding
from tests.crm_fakes.zoho.coql import CoqlApi
from tests.crm_fakes.zoho.errors import RowError
from tests.crm_fakes.zoho.modules import ModuleApi
from tests.crm_fakes.zoho.oauth_api import OAuthApi
from tests.crm_fakes.zoho.pages import Pages
from tests.crm_fakes.zoho.rows import DANA, USERS, Reader, user
from tests.crm_fakes.zoho.schema import Schema
from tests.crm_fakes.zoho.watch import WatchApi
from tests.crm_fakes.zoho.writing import Writing

CRM = "/crm/v8"
CREDITS = 60_000


class ZohoFake(Fake):
    """One organisation. With `contract` every exchange is judged; `violations` must stay empty."""

    vendor: ClassVar[str] = "Zoho CRM"
    access_seconds: ClassVar[int] = 3600
    open_paths: ClassVar[tuple[str, ...]] = ("/oauth/v2/",)
    pages: ClassVar[tuple[str, ...]] = ("/crm/org",)

    def __init__(self, contract: bool = False) -> None:
        """Empty; `seed` fills it."""
        self._numbers = count(5_725_767_000_000_411_001)
        super().__init__(lambda _: str(next(self._numbers)))
        self.judged = contract
        self.violations: list[str] = []
        self.schema = Schema()
        self._reader = Reader(self.store, self.schema)
        self._writing = Writing(self.store, self.schema)
        self.watch = WatchApi(self.clock, self._reader.stamp)
        self.watched = True
        self._looks = Pages(self.store, self.schema, self._reader)
        self.modules = ModuleApi(
            self.store, self.schema, self._writing, self._reader, lambda: self.failing
        )
        self._route()

    # handles

    @property
    def contacts(self) -> Records:
        """Contacts, by Zoho's field names."""
        return self.records("Contacts")

    @property
    def companies(self) -> Records:
        """Accounts."""
        return self.records("Accounts")

    @property
    def deals(self) -> Records:
        """Deals."""
        return self.records("Deals")

    def activities(self, id_: str) -> list[tuple[str, Fields]]:
        """Calls, tasks, events and notes that point at a record."""
        with self.store.lock:
            kinds = ("Calls", "Tasks", "Events", "Notes")
            rows = [row for kind in kinds for row in self.store.live(kind)]
        names = ("Who_Id", "What_Id", "Parent_Id")
        own = (row for row in rows if id_ in {row.fields.get(name) for name in names})
        return [(row.kind, dict(row.fields)) for row in own]

    # what the shared parts ask for

    def new_quota(self) -> Quota:
        """The credits of a Standard organisation with forty users."""
        return Quota(self.clock, CREDITS)

    def cost(self, request: Request) -> int:
        """Writes cost a credit for ten rows, COQL a credit for 200, everything else one."""
        if request.method not in {"POST", "PUT"} or request.path.endswith(("/coql", "/watch")):
            return 1
        rows = request.json().get("data")
        return max(1, -(-len(rows) // 10)) if isinstance(rows, list) else 1

    def new_queue(self) -> Queue:
        """Notifications, by channel, module and operation."""
        return Queue(
            self._pack,
            _accepted,
            group=lambda event: f"{event['channel']} {event['module']} {event['operation']}",
        )

    def _pack(self, events: list[Event]) -> Message:
        return self.watch.pack(events)

    def subscribe(self, url: str) -> None:
        """A channel for contacts, accounts and deals that lasts a week, as if made by API."""
        events = [f"{module}.all" for module in ("Contacts", "Accounts", "Deals")]
        ends = self._reader.stamp(self.clock.now() + 604_000_000)
        row = {"channel_id": "1000000068001", "events": events, "notify_url": url}
        more = {"token": "demo-token", "channel_expiry": ends}
        self.watch.open(row | more)

    def heard(self, change: Change) -> None:
        """Into the queue."""
        for event in self.watch.of(change):
            self.webhooks.put(event)

    def merge(self, kind: str, keep: str, lose: str) -> str:
        """The kept one's id."""
        return self._writing.merge(kind, keep, lose).id

    def seed(self) -> None:
        """The demo company's customers."""
        with self.store.lock:
            seeding.fill(self.store)

    def refusal(self, reason: str, fault: TooMany | None = None) -> Answer:
        """In Zoho's shapes; it sends no Retry-After of its own."""
        if reason in {"expired", "unauthorized"}:
            return Answer(401, errors.body("INVALID_TOKEN", "invalid oauth token"))
        if reason in {"DAILY", "BURST"}:
            code = "LIMIT_REACHED" if reason == "DAILY" else "TOO_MANY_REQUESTS"
            text = "You have reached your limit of API credits" if reason == "DAILY" else "wait"
            wait = fault.retry_after if fault else None
            headers = {} if wait is None else {"Retry-After": wait}
            return Answer(429, errors.body(code, text), headers)
        if reason == "method":
            text = "The http request method type is not a valid one"
            return Answer(400, errors.body("INVALID_REQUEST_METHOD", text))
        text = "Please check if the URL trying to access is a correct one"
        return Answer(404, errors.body("INVALID_URL_PATTERN", text))

    def rows_of(self, body: Any) -> list[Any] | None:
        """The page's rows."""
        return body.get("data") if isinstance(body, dict) else None

    def finish(self, request: Request, answer: Answer) -> None:
        """Credits, once half of them are gone; and the tables' opinion."""
        if request.path.startswith(CRM) and self.quota.used * 2 > self.quota.daily:
            answer.headers["X-API-CREDITS-REMAINING"] = str(self.quota.left())
        if self.judged and not isinstance(answer.body, str):
            self.violations += contract.violations(request, answer)

    def record_url(self, module: str, id_: str) -> str:
        """Where a person looks at a record."""
        row = self.store.resolve(module, id_)
        return self.url + self._looks.href(row) if row else self.url

    def _fields(self, request: Request, _: Params) -> Answer:
        module = request.first("module")
        if not module:
            raise errors.missing_param("module")
        return Answer(200, {"fields": self.schema.shown(self.modules.module(module))})

    def _modules(self, _: Request, __: Params) -> Answer:
        rows = [{"api_name": one, "api_supported": True} for one in self.schema.rows]
        return Answer(200, {"modules": rows})

    def _users(self, request: Request, _: Params) -> Answer:
        ids = [DANA] if request.first("type") == "CurrentUser" else list(USERS)
        rows = [{**user(one), "full_name": user(one)["name"], "status": "active"} for one in ids]
        return Answer(200, {"users": rows})

    def _add_note(self, request: Request, params: Params) -> Answer:
        given = request.json()
        rows = [{**row, "Parent_Id": {"id": params["id"]}} for row in given.get("data") or []]
        whole = Request(request.method, request.path, {}, request.headers, _bytes({"data": rows}))
        return self.modules.create(whole, {"module": "Notes"})

    def _route(self) -> None:
        OAuthApi(self.oauth, self.clock, self.routes)
        coql = CoqlApi(self.store, self.schema, self._reader)
        one, watch = f"{CRM}/{{module}}", f"{CRM}/actions/watch"
        for method, path, handler in (
            ("GET", "/", self._looks.index),
            ("GET", "/crm/{org}/tab/{module}/{id}", self._looks.record),
            ("POST", f"{CRM}/coql", coql.run),
            ("GET", f"{CRM}/settings/fields", self._fields),
            ("GET", f"{CRM}/settings/modules", self._modules),
            ("GET", f"{CRM}/users", self._users),
            ("POST", watch, self.watch.create),
            ("PATCH", watch, self.watch.update),
            ("GET", watch, self.watch.every),
            ("DELETE", watch, self.watch.delete),
            ("GET", f"{one}/deleted", self.modules.deleted),
            ("POST", f"{one}/upsert", self.modules.upsert),
            ("GET", one, self.modules.page),
            ("POST", one, self.modules.create),
            ("PUT", one, self.modules.update),
            ("DELETE", one, self.modules.delete),
            ("GET", f"{one}/{{id}}", self.modules.get),
            ("PUT", f"{one}/{{id}}", self.modules.update),
            ("DELETE", f"{one}/{{id}}", self.modules.delete),
            ("GET", f"{one}/{{id}}/Notes", self.modules.notes),
            ("POST", f"{one}/{{id}}/Notes", self._add_note),
        ):
            self.routes.add(method, path, _answering(handler))


def _bytes(body: dict[str, Any]) -> bytes:
    return Answer(200, body).encoded()


def _accepted(delivery: Delivery) -> bool:
    return 200 <= delivery.status < 300


def _answering(handler: Callable[[Request, Params], Answer]) -> Handler:
    """What is wrong with a row is the answer of a call about one row."""

    def answered(request: Request, params: Params) -> Answer:
        try:
            return handler(request, params)
        except RowError as fault:
            return Answer(400, fault.row())

    return answered
