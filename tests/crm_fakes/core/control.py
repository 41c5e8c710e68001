"""`/_control/...`: everything a test may do, over HTTP, for those who are not in this process."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.crm_fakes.core.faults import fault_of
from tests.crm_fakes.core.http import Answer, Params, Refused, Request, Routes

if TYPE_CHECKING:
    from tests.crm_fakes.core.fake import Fake


class Control:
    """The routes below `/_control`. They need no token: serve them on a loopback address only."""

    def __init__(self, fake: Fake) -> None:
        """Controls this fake."""
        self._fake = fake
        self._routes = Routes()
        for method, path, handler in (
            ("GET", "records/{kind}", self._list),
            ("POST", "records/{kind}", self._add),
            ("PATCH", "records/{kind}/{id}", self._change),
            ("DELETE", "records/{kind}/{id}", self._delete),
            ("POST", "records/{kind}/{id}/restore", self._restore),
            ("POST", "merges/{kind}", self._merge),
            ("POST", "seed", self._seed),
            ("POST", "faults", self._strike),
            ("DELETE", "faults", self._heal),
            ("GET", "clock", self._clock),
            ("POST", "clock", self._set_clock),
            ("GET", "ledger", self._ledger),
            ("DELETE", "ledger", self._forget),
            ("POST", "tokens", self._tokens),
            ("GET", "quota", self._quota),
            ("POST", "quota", self._set_quota),
            ("POST", "webhooks", self._subscribe),
            ("POST", "webhooks/send", self._send),
        ):
            self._routes.add(method, f"/_control/{path}", handler)

    def answer(self, request: Request) -> Answer:
        """404 for an unknown path, 400 for what makes no sense."""
        found = self._routes.find(request)
        if found is None:
            return Answer(404, {"message": "no such control"})
        try:
            return found[0](request, found[1])
        except Refused as refused:
            return refused.answer
        except (KeyError, TypeError, ValueError) as reason:
            return Answer(400, {"message": f"{type(reason).__name__}: {reason}"})

    def _list(self, _: Request, params: Params) -> Answer:
        return Answer(200, self._fake.records(params["kind"]).all())

    def _add(self, request: Request, params: Params) -> Answer:
        given = request.json()
        rows = given if isinstance(given, list) else [given]
        return Answer(201, {"ids": self._fake.records(params["kind"]).add_all(rows)})

    def _change(self, request: Request, params: Params) -> Answer:
        self._fake.records(params["kind"]).update(params["id"], request.json())
        return Answer(204)

    def _delete(self, _: Request, params: Params) -> Answer:
        self._fake.records(params["kind"]).delete(params["id"])
        return Answer(204)

    def _restore(self, _: Request, params: Params) -> Answer:
        self._fake.records(params["kind"]).restore(params["id"])
        return Answer(204)

    def _merge(self, request: Request, params: Params) -> Answer:
        given = request.json()
        kept = self._fake.records(params["kind"]).merge(given["keep"], given["lose"])
        return Answer(200, {"id": kept})

    def _seed(self, _: Request, __: Params) -> Answer:
        self._fake.seed()
        return Answer(204)

    def _strike(self, request: Request, _: Params) -> Answer:
        given = request.json()
        fault = fault_of(given["fault"])
        self._fake.faults.next(given["match"], fault, given.get("times", 1), given.get("after", 0))
        return Answer(204)

    def _heal(self, _: Request, __: Params) -> Answer:
        self._fake.faults.clear()
        return Answer(204)

    def _clock(self, _: Request, __: Params) -> Answer:
        return Answer(200, {"now": self._fake.clock.now()})

    def _set_clock(self, request: Request, _: Params) -> Answer:
        given, clock = request.json(), self._fake.clock
        moves: dict[str, Callable[[Any], None]] = {
            "skew": clock.skew,
            "advance": clock.advance,
            "stop": clock.stop,
        }
        for name, value in given.items():
            if name == "start":
                clock.start()
            else:
                moves[name](value)
        return Answer(200, {"now": clock.now()})

    def _ledger(self, request: Request, _: Params) -> Answer:
        calls = self._fake.ledger.of(request.first("match", "*"))
        return Answer(200, {"calls": [call.shown() for call in calls]})

    def _forget(self, _: Request, __: Params) -> Answer:
        self._fake.ledger.clear()
        return Answer(204)

    def _tokens(self, request: Request, _: Params) -> Answer:
        given, oauth = request.json(), self._fake.oauth
        oauth.rotate = given.get("rotate", oauth.rotate)
        if given.get("expire"):
            oauth.expire()
        if given.get("revoke"):
            oauth.revoke()
        return Answer(200, {"access_token": self._fake.token() if given.get("new") else None})

    def _quota(self, _: Request, __: Params) -> Answer:
        quota = self._fake.quota
        peaks = {name: window.peak for name, window in quota.windows.items()}
        return Answer(200, {"used": quota.used, "daily": quota.daily, "peaks": peaks})

    def _set_quota(self, request: Request, _: Params) -> Answer:
        given, quota = request.json(), self._fake.quota
        quota.used = given.get("used", quota.used)
        quota.daily = given.get("daily", quota.daily)
        quota.enforced = given.get("enforced", quota.enforced)
        return Answer(204)

    def _subscribe(self, request: Request, _: Params) -> Answer:
        given: dict[str, Any] = request.json()
        self._fake.subscribe(given["url"])
        if given.get("auto"):
            self._fake.webhooks.start()
        return Answer(204)

    def _send(self, request: Request, _: Params) -> Answer:
        given, queue = request.json(), self._fake.webhooks
        if "repeat" in given:
            queue.repeat(given["repeat"])
        if "shuffle" in given:
            queue.shuffle(given["shuffle"])
        if "drop" in given:
            queue.drop(given["drop"])

        def deliver() -> dict[str, Any]:
            return {"statuses": [one.status for one in self._fake.send()]}

        return Answer(200, later=deliver)
