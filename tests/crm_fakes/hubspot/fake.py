"""HubSpot, put together."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import Any, ClassVar

from tests.crm_fakes.core.delivery import Delivery, Queue
from tests.crm_fakes.core.fake import Fake
from tests.crm_fakes.core.faults import TooMany
from tests.crm_fakes.core.http import Answer, Request
from tests.crm_fakes.core.quota import Quota, Window
from tests.crm_fakes.core.records import Records
from tests.crm_fakes.core.store import Change, Fields
from tests.crm_fakes.hubspot import contract, errors, seeding
from tests.crm_fakes.hubspot.associations import AssociationApi
from tests.crm_fakes.hubspot.batches import Batch, BatchApi
from tests.crm_fakes.hubspot.kinds import kind_of
from tests.crm_fakes.hubspot.oauth_api import OAuthApi
from tests.crm_fakes.hubspot.objects import ObjectApi
from tests.crm_fakes.hubspot.owners import owner, owners
from tests.crm_fakes.hubspot.pages import Pages
from tests.crm_fakes.hubspot.properties import Catalog, PropertyApi
from tests.crm_fakes.hubspot.search import Search
from tests.crm_fakes.hubspot.webhooks import PORTAL, Events
from tests.crm_fakes.hubspot.writing import Writing

OBJECTS = "/crm/objects/{version}"
LINKS = "/crm/associations/{version}/{kind}/{to}/batch"


class HubSpotFake(Fake):
    """One portal. With `contract` every exchange is judged; `violations` must stay empty."""

    vendor: ClassVar[str] = "HubSpot"
    access_seconds: ClassVar[int] = 1800
    open_paths: ClassVar[tuple[str, ...]] = ("/oauth/",)
    pages: ClassVar[tuple[str, ...]] = ("/contacts/",)
    portal: ClassVar[int] = PORTAL

    def __init__(self, contract: bool = False) -> None:
        """Empty; `seed` fills it."""
        self._numbers: defaultdict[str, count[int]] = defaultdict(lambda: count(30_100_000_001, 7))
        super().__init__(lambda kind: str(next(self._numbers[kind])))
        self.judged = contract
        self.violations: list[str] = []
        self.properties = Catalog(self.clock)
        self._writing = Writing(
            self.store, self.properties, lambda kind: str(next(self._numbers[kind]))
        )
        self.objects = ObjectApi(self.store, self._writing, Search(self.store, self.properties))
        self._route()

    # handles

    @property
    def contacts(self) -> Records:
        """Contacts, by HubSpot's property names."""
        return self.records("contacts")

    @property
    def companies(self) -> Records:
        """Companies."""
        return self.records("companies")

    @property
    def deals(self) -> Records:
        """Deals."""
        return self.records("deals")

    def activities(self, id_: str, of: str = "contacts") -> list[tuple[str, Fields]]:
        """Kind and properties of what was logged on a record."""
        with self.store.lock:
            rows = [self.store.find(*key) for key, _ in self.store.linked((of, id_))]
        logged = ("notes", "calls", "meetings", "tasks", "emails")
        return [(row.kind, dict(row.fields)) for row in rows if row and row.kind in logged]

    def link(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        """Associate two records: `("deals", id), ("contacts", id)`."""
        with self.store.lock:
            seeding.link(self.store, one, other)

    def gdpr_delete(self, id_: str) -> None:
        """A person asked to be forgotten."""
        self.contacts.purge(id_)

    # what the shared parts ask for

    def new_quota(self) -> Quota:
        """An OAuth app's limits on an Enterprise portal."""
        ten = Window(110, 10_000, "TEN_SECONDLY_ROLLING")
        return Quota(self.clock, 1_000_000, ten, Window(5, 1000, "SECONDLY"))

    def limits(self, request: Request) -> tuple[str, ...]:
        """Searches count on their own; everything else counts in ten seconds."""
        return ("SECONDLY",) if request.path.endswith("/search") else ("TEN_SECONDLY_ROLLING",)

    def new_queue(self) -> Queue:
        """Webhooks, a hundred events at most in one."""
        self.events = Events(self.clock)
        return Queue(self.events.pack, _accepted)

    def subscribe(self, url: str) -> None:
        """Send events to this address from now on."""
        super().subscribe(url)
        self.events.url = url

    def heard(self, change: Change) -> None:
        """Into the queue."""
        for event in self.events.of(change):
            self.webhooks.put(event)

    def merge(self, kind: str, keep: str, lose: str) -> str:
        """A new id; both old ones lead to it."""
        return self._writing.merge(kind, keep, lose).id

    def seed(self) -> None:
        """The demo company's customers."""
        with self.store.lock:
            seeding.fill(self.store)

    def refusal(self, reason: str, fault: TooMany | None = None) -> Answer:
        """In HubSpot's shapes."""
        if reason in {"expired", "unauthorized"}:
            return errors.unauthorized(reason == "expired")
        if reason in errors.LIMITS:
            wait = fault.retry_after if fault else None
            return errors.rate_limited(reason, wait)
        status = 405 if reason == "method" else 404
        return Answer(status, errors.error("OBJECT_NOT_FOUND", "resource not found"))

    def rows_of(self, body: Any) -> list[Any] | None:
        """The page's rows."""
        return body.get("results") if isinstance(body, dict) else None

    def finish(self, request: Request, answer: Answer) -> None:
        """Limit headers, and the contract's opinion."""
        window = self.quota.windows["TEN_SECONDLY_ROLLING"]
        if request.path.startswith("/crm/") and not request.path.endswith("/search"):
            left = max(0, (window.limit or 0) - len(window.at))
            answer.headers |= {
                "X-HubSpot-RateLimit-Max": str(window.limit),
                "X-HubSpot-RateLimit-Remaining": str(left),
                "X-HubSpot-RateLimit-Interval-Milliseconds": str(window.milliseconds),
            }
        if self.judged and not isinstance(answer.body, str):
            self.violations += contract.violations(request, answer)

    def record_url(self, kind: str, id_: str) -> str:
        """Where a person looks at a record."""
        row = self.store.resolve(kind_of(kind) or kind, id_)
        return self.url + self._pages.href(row) if row else self.url

    def _route(self) -> None:
        OAuthApi(self.oauth, self.routes)
        self._pages = Pages(self.store, self.portal)
        batch = Batch(self.clock, lambda: self.failing)
        batches = BatchApi(self.store, self._writing, batch)
        links = AssociationApi(self.store, self._writing, batch)
        properties = PropertyApi(self.properties)
        one, below = f"{OBJECTS}/{{kind}}", f"{OBJECTS}/{{kind}}/{{id}}"
        pair = f"{below}/associations/{{to}}"
        own = "/crm/properties/{version}/{kind}"
        for method, path, handler in (
            ("GET", "/", self._pages.index),
            ("GET", "/contacts/{portal}/record/{kind}/{id}", self._pages.record),
            ("POST", f"{OBJECTS}/contacts/gdpr-delete", self.objects.gdpr_delete),
            ("POST", f"{one}/search", self.objects.search),
            ("POST", f"{one}/merge", self.objects.merge),
            ("POST", f"{one}/batch/create", batches.create),
            ("POST", f"{one}/batch/update", batches.update),
            ("POST", f"{one}/batch/upsert", batches.upsert),
            ("POST", f"{one}/batch/read", batches.read),
            ("POST", f"{one}/batch/archive", batches.archive),
            ("GET", one, self.objects.page),
            ("POST", one, self.objects.create),
            ("GET", below, self.objects.get),
            ("PATCH", below, self.objects.update),
            ("DELETE", below, self.objects.archive),
            ("PUT", f"{below}/associations/default/{{to}}/{{to_id}}", links.set_default),
            ("GET", pair, links.targets),
            ("PUT", f"{pair}/{{to_id}}", links.set_labels),
            ("DELETE", f"{pair}/{{to_id}}", links.delete),
            ("POST", f"{LINKS}/read", links.batch_read),
            ("POST", f"{LINKS}/create", links.batch_create),
            ("POST", f"{LINKS}/associate/default", links.batch_default),
            ("POST", f"{LINKS}/archive", links.batch_archive),
            ("GET", own, properties.every),
            ("POST", own, properties.create),
            ("GET", f"{own}/{{name}}", properties.get),
            ("PATCH", f"{own}/{{name}}", properties.update),
            ("DELETE", f"{own}/{{name}}", properties.delete),
            ("GET", "/crm/owners/{version}", owners),
            ("GET", "/crm/owners/{version}/{id}", owner),
        ):
            self.routes.add(method, path, handler)


def _accepted(delivery: Delivery) -> bool:
    return 200 <= delivery.status < 300
