"""What a vendor's fake is made of, and the way of a request through its faults."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from tests.crm_fakes.core import faults as wrong
from tests.crm_fakes.core.clock import Clock
from tests.crm_fakes.core.control import Control
from tests.crm_fakes.core.delivery import Delivery, Queue
from tests.crm_fakes.core.faults import Fault, Faults
from tests.crm_fakes.core.http import Answer, Refused, Request, Routes
from tests.crm_fakes.core.ledger import Call, Ledger
from tests.crm_fakes.core.oauth import OAuth
from tests.crm_fakes.core.quota import Quota
from tests.crm_fakes.core.records import Records
from tests.crm_fakes.core.serving import Outcome, Server
from tests.crm_fakes.core.store import Change, Fields, Store


class Fake:
    """One CRM. Subclasses give the vendor's routes, shapes and refusals."""

    vendor: ClassVar[str] = ""
    access_seconds: ClassVar[int] = 3600
    open_paths: ClassVar[tuple[str, ...]] = ("/oauth",)
    pages: ClassVar[tuple[str, ...]] = ("/record/",)

    def __init__(self, new_id: Callable[[str], str]) -> None:
        """`new_id` makes ids in the vendor's way."""
        self.clock = Clock()
        self.store = Store(self.clock, new_id)
        self.oauth = OAuth(self.clock, self.access_seconds)
        self.faults = Faults()
        self.ledger = Ledger()
        self.routes = Routes()
        self.quota = self.new_quota()
        self.failing: wrong.Partial | None = None
        self.webhooks: Queue = self.new_queue()
        self.target, self.watched = "", False
        self.control = Control(self)
        self.store.listeners.append(self._heard)
        self._server: Server | None = None

    # what a vendor gives

    def new_quota(self) -> Quota:
        """The vendor's limits."""
        return Quota(self.clock, 1_000_000)

    def new_queue(self) -> Queue:
        """The vendor's webhook sender."""
        raise TypeError(f"{self.vendor} sends nothing")

    def prepare(self, kind: str, fields: Fields) -> Fields:
        """What the vendor fills in by itself when a person writes a record."""
        return fields

    def merge(self, kind: str, keep: str, lose: str) -> str:
        """Merge as the vendor does; the id of what is left."""
        raise TypeError(f"{self.vendor} merges nothing")

    def seed(self) -> None:
        """The demo company's contacts, companies, deals and activities."""

    def refusal(self, reason: str, fault: wrong.TooMany | None = None) -> Answer:
        """The vendor's answer to `expired`, `unauthorized`, `missing` or the name of a limit."""
        return Answer(500, {"message": reason})

    def limits(self, request: Request) -> tuple[str, ...]:
        """Names of the windows that a request counts in."""
        return ()

    def cost(self, request: Request) -> int:
        """What a request takes off the day."""
        return 1

    def finish(self, request: Request, answer: Answer) -> None:
        """Last words: vendor headers, contract checks."""

    def rows_of(self, body: Any) -> list[Any] | None:
        """The rows of a page, to be put out of order."""
        return None

    def heard(self, change: Change) -> None:
        """Something changed while somebody is subscribed."""

    # the server

    @property
    def url(self) -> str:
        """Where it answers."""
        return self._server.url if self._server else ""

    def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Listen; port 0 takes a free one."""
        self._server = Server(self.handle, port, host)
        self._server.start()

    def stop(self) -> None:
        """Stop listening and sending."""
        self.webhooks.stop()
        if self._server is not None:
            self._server.stop()

    # what tests call

    def records(self, kind: str) -> Records:
        """The handle on a kind of record."""
        return Records(self.store, kind, self.prepare, self.merge)

    def token(self) -> str:
        """A good access token."""
        with self.store.lock:
            return self.oauth.grant().access

    def subscribe(self, url: str) -> None:
        """Send what changes from now on to this address."""
        self.target, self.watched = url, True

    def send(self) -> list[Delivery]:
        """Send the webhooks that wait."""
        return self.webhooks.send()

    # the way of a request

    def handle(self, request: Request) -> Outcome:
        """One request, from its fault to its answer; nobody else changes anything meanwhile."""
        with self.store.lock:
            if request.path.startswith("/_control"):
                return Outcome(self.control.answer(request))
            fault = self.faults.take(request.method, request.path)
            outcome = self._before(fault) or self._after(self._work(request, fault), fault)
            if not outcome.cut:
                self.finish(request, outcome.answer)
            self._note(request, outcome, fault)
            return outcome

    def _before(self, fault: Fault | None) -> Outcome | None:
        match fault:
            case wrong.Cut(after_commit=False):
                return Outcome(Answer(), cut=True)
            case wrong.TooMany():
                return Outcome(self.refusal("DAILY" if fault.daily else "BURST", fault))
            case wrong.Expired():
                return Outcome(self.refusal("expired"))
            case wrong.Broken(after_commit=False):
                return Outcome(Answer(fault.status, "<h1>Service unavailable</h1>"))
            case wrong.Garbled():
                return Outcome(Answer(200, "<html>please sign in to the network</html>"))
        return None

    def _work(self, request: Request, fault: Fault | None) -> Answer:
        self.failing = fault if isinstance(fault, wrong.Partial) else None
        late = fault.seconds if isinstance(fault, wrong.Late) else 0.0
        try:
            with self.store.written("INTEGRATION", late):
                return self._dispatch(request)
        except Refused as refused:
            return refused.answer

    def _dispatch(self, request: Request) -> Answer:
        found = self.routes.find(request)
        if not request.path.startswith(self.open_paths) and not self._is_page(request):
            self._admit(request)
        if found is None:
            return self.refusal("method" if self.routes.knows(request.path) else "missing")
        handler, params = found
        return handler(request, params)

    def _is_page(self, request: Request) -> bool:
        return request.path == "/" or request.path.startswith(self.pages)

    def _admit(self, request: Request) -> None:
        if self.oauth.check(request.token) is None:
            known = self.oauth.knows(request.token)
            raise Refused(self.refusal("expired" if known else "unauthorized"))
        hit = self.quota.spend(*self.limits(request), cost=self.cost(request))
        if hit:
            raise Refused(self.refusal(hit))

    def _after(self, answer: Answer, fault: Fault | None) -> Outcome:
        match fault:
            case wrong.Cut():
                return Outcome(answer, cut=True)
            case wrong.Broken():
                return Outcome(Answer(fault.status, "<h1>Service unavailable</h1>"))
            case wrong.Slow():
                return Outcome(answer, wait=fault.seconds)
            case wrong.Reorder():
                rows = self.rows_of(answer.body)
                if rows:
                    rows.reverse()
        return Outcome(answer)

    def _note(self, request: Request, outcome: Outcome, fault: Fault | None) -> None:
        status = 0 if outcome.cut else outcome.answer.status
        struck = type(fault).__name__ if fault else ""
        self.ledger.add(
            Call(
                request.method,
                request.path,
                dict(request.query),
                request.token,
                request.body,
                status,
                struck,
                self.clock.now(),
            )
        )

    def _heard(self, change: Change) -> None:
        if self.watched:
            self.heard(change)
