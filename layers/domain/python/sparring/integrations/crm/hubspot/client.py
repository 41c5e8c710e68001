"""HTTP to HubSpot: the transport of its own library, on paths that the library does not know yet.

Its typed calls use generations that are switched off in 2027 (facts/crm, 0.1); its ApiClient takes
any path, keeps connections and encodes. It retries nothing here: who waits, and for how long, is
decided by whoever runs a sync.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hubspot.crm.contacts import ApiClient, ApiException, Configuration
from urllib3.exceptions import HTTPError

from sparring.integrations.crm.errors import Unreachable
from sparring.integrations.crm.hubspot import errors
from sparring.integrations.crm.port import Allowance, Meter
from sparring.integrations.crm.shapes import clock_of

HOST = "https://api.hubapi.com"
VERSION = "2026-03"
CONNECT_S, READ_S = 3.0, 10.0
ANY_JSON = dict.fromkeys(range(200, 300), "object")

Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """A 2xx answer; `now_ms` is HubSpot's clock, to the second."""

    body: Json
    now_ms: int


class HubSpotClient:
    """One connection's calls. `token` is asked before each."""

    def __init__(
        self, token: Callable[[], str], meter: Meter, host: str = HOST, version: str = VERSION
    ) -> None:
        settings = Configuration(host=host)
        settings.retries = False
        self._api = ApiClient(settings)
        self._token, self._meter, self._version = token, meter, version

    def close(self) -> None:
        """Let go of the connections that were kept."""
        self._api.close()
        self._api.rest_client.pool_manager.clear()

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        **query: str | int,
    ) -> Answer:
        """`path` holds `{version}`; raises CrmError."""
        self._meter.calls += 1
        try:
            found, status, headers = self._send(method, path, body, query)
        except ApiException as refused:
            headers = refused.headers or {}
            self._count(headers)
            raise errors.of(int(refused.status or 0), _parsed(refused.body), headers) from None
        except (HTTPError, OSError, ValueError):
            raise Unreachable("HubSpot did not answer") from None
        self._count(headers)
        if status == 204 or found is None:
            return Answer({}, clock_of(headers))
        if not isinstance(found, dict):
            raise Unreachable("HubSpot answered with something else than an object")
        return Answer(found, clock_of(headers))

    def _send(
        self, method: str, path: str, body: Any, query: Mapping[str, str | int]
    ) -> tuple[Any, int, Mapping[str, str]]:
        return self._api.call_api(  # type: ignore[no-any-return]
            path.replace("{version}", self._version),
            method,
            {},
            list(query.items()),
            {
                "Accept": "application/json",
                "Content-Type": "application/json",
                "Authorization": f"Bearer {self._token()}",
            },
            body=body,
            response_types_map=ANY_JSON,
            auth_settings=[],
            _return_http_data_only=False,
            _request_timeout=(CONNECT_S, READ_S),
        )

    def _count(self, headers: Mapping[str, str]) -> None:
        most, left = (headers.get(f"X-HubSpot-RateLimit-Daily{one}") for one in ("", "-Remaining"))
        if most and left:
            self._meter.allowance = Allowance(int(most) - int(left), int(left))


def _parsed(text: object) -> Json:
    try:
        body = json.loads(str(text))
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
