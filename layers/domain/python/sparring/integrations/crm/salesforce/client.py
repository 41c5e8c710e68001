"""HTTP to Salesforce, through simple-salesforce with its traps closed (facts/crm, 2.2).

The library knows no timeout, speaks only https, retries with a token that stays bad, and writes ids
into paths as they come. Here every call has a time limit, the token is asked for before each, its
own refresh is off, and nothing is followed to another host.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from simple_salesforce.api import Salesforce
from simple_salesforce.exceptions import SalesforceError
from simple_salesforce.format import format_soql

from sparring.integrations.crm.errors import Unreachable
from sparring.integrations.crm.port import Allowance, Meter
from sparring.integrations.crm.salesforce import errors
from sparring.integrations.crm.shapes import clock_of

VERSION = "67.0"
TIMEOUT = (3.05, 20.0)
MOST_URI = 15_000
"""Salesforce takes 16,384 bytes of address and headers; the token needs some of them."""

SECURE, PLAIN = "https://", "http://"


def soql(text: str, *values: object) -> str:
    """A query with its values put in, escaped."""
    return str(format_soql(text, *values))


class _Line(HTTPAdapter):
    """Adds the time limit that the library leaves out, and speaks plainly where it was told to."""

    def __init__(self, *, plainly: bool) -> None:
        super().__init__(max_retries=0)
        self._plainly = plainly

    def send(
        self, request: requests.PreparedRequest, *given: Any, **more: Any
    ) -> requests.Response:
        if self._plainly and request.url:
            request.url = request.url.replace(SECURE, PLAIN, 1)
        return super().send(request, *given, **{**more, "timeout": TIMEOUT, "proxies": {}})


class SalesforceClient:
    """One org's calls. `token` is asked before each."""

    def __init__(
        self, token: Callable[[], str], meter: Meter, instance: str, version: str = VERSION
    ) -> None:
        """`instance` is the org's own address, https but for tests."""
        self._token, self._meter = token, meter
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.max_redirects = 0
        self._session.mount(SECURE, _Line(plainly=instance.startswith(PLAIN)))
        host = instance.removeprefix(SECURE).removeprefix(PLAIN).rstrip("/")
        self._api = Salesforce(instance=host, session_id="", session=self._session, version=version)
        self._session.hooks["response"].append(self._look)
        self.now_ms = 0

    def close(self) -> None:
        """Let go of the connections that were kept."""
        self._session.close()

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        **params: str,
    ) -> Any:
        """The JSON of an answer, None where there is none; raises CrmError."""
        self._meter.calls += 1
        own = {"Authorization": f"Bearer {self._token()}", **(headers or {})}
        try:
            return self._api.restful(
                path, params or None, method, json=body, headers=own, allow_redirects=False
            )
        except SalesforceError as refused:
            raise errors.of(refused.status, refused.content) from None
        except (requests.RequestException, OSError, ValueError):
            raise Unreachable("Salesforce did not answer") from None

    def query(self, soql: str, *, deleted: bool = False) -> list[dict[str, Any]]:
        """The rows of one query that asks for no more than fit in one answer."""
        answer = self.call("GET", "queryAll/" if deleted else "query/", q=soql)
        if not isinstance(answer, dict) or not isinstance(answer.get("records"), list):
            raise Unreachable("Salesforce answered with something else than rows")
        return list(answer["records"])

    def _look(self, answer: requests.Response, **_: Any) -> None:
        """Salesforce's clock, and what is left of the quota."""
        self.now_ms = clock_of(answer.headers)
        usage = errors.USED.search(answer.headers.get("Sforce-Limit-Info", ""))
        if usage:
            used, most = int(usage[1]), int(usage[2])
            self._meter.allowance = Allowance(used, max(0, most - used))
