"""HTTP to Zoho: a thin client of our own, as its SDK costs a second to import, keeps tokens in a
file and knows one tenant at a time (facts/crm, 2.4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx2

from sparring.integrations.crm.errors import CrmError, Unreachable
from sparring.integrations.crm.port import Allowance, Meter
from sparring.integrations.crm.shapes import clock_of
from sparring.integrations.crm.zoho import errors

PLACE = "/crm/v8"
TIMEOUT = httpx2.Timeout(20.0, connect=3.0)


@dataclass(frozen=True)
class Answer:
    """A 2xx answer, empty for 204 and 304; `now_ms` is Zoho's clock, to the second."""

    body: dict[str, Any]
    now_ms: int


class ZohoClient:
    """One organisation's calls. `token` is asked before each."""

    def __init__(self, token: Callable[[], str], meter: Meter, domain: str) -> None:
        """`domain` is the `api_domain` that came with the token: each data centre has its own."""
        self._token, self._meter = token, meter
        self._http = httpx2.Client(
            base_url=domain.rstrip("/") + PLACE,
            timeout=TIMEOUT,
            trust_env=False,
            follow_redirects=False,
        )

    def close(self) -> None:
        """Let go of the connections that were kept."""
        self._http.close()

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        **params: str | int,
    ) -> Answer:
        """Raises CrmError for what is refused as a whole; rows have answers of their own."""
        self._meter.calls += 1
        own = {"Authorization": f"Zoho-oauthtoken {self._token()}", **(headers or {})}
        try:
            answer = self._http.request(method, path, json=body, headers=own, params=params)
        except (httpx2.HTTPError, OSError):
            raise Unreachable("Zoho did not answer") from None
        self._count(answer.headers)
        return Answer(_body(answer), clock_of(answer.headers))

    def _count(self, headers: Mapping[str, str]) -> None:
        left = headers.get("X-API-CREDITS-REMAINING", "")
        if left.isdigit():
            self._meter.allowance = Allowance(left=int(left))


def _body(answer: httpx2.Response) -> dict[str, Any]:
    if answer.status_code in {204, 304}:
        return {}
    try:
        body = answer.json()
    except ValueError:
        body = None
    told = body if isinstance(body, dict) else {}
    whole = answer.status_code >= 300 and not ("data" in told or "watch" in told)
    if whole or (not told and answer.status_code < 300):
        raise _error(answer, told)
    return told


def _error(answer: httpx2.Response, told: dict[str, Any]) -> CrmError:
    return errors.of(answer.status_code, told, answer.headers.get("Retry-After"))
