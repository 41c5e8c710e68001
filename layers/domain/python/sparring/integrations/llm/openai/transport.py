"""HTTP to a provider: only to checked addresses, never redirected, never endless."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

import httpx2

from sparring.integrations.llm import guard
from sparring.integrations.llm.errors import Fault, ProviderError

MOST_BYTES = 4_000_000
MOST_HOSTS = 16


class _Bounded(httpx2.SyncByteStream):
    """A body that ends with an error when it grows beyond all reason."""

    def __init__(self, body: httpx2.SyncByteStream) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for part in self._body:
            size += len(part)
            if size > MOST_BYTES:
                raise httpx2.RemoteProtocolError("the answer is too long")
            yield part

    def close(self) -> None:
        self._body.close()


class GuardedTransport(httpx2.BaseTransport):
    """Connects to the addresses that `guard.locate` found, under the name that was asked for.

    Connections are kept for each host by itself: two names behind one address must not share
    one, because its certificate was checked for one of them only.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inner: dict[str, httpx2.HTTPTransport] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request. Raises ProviderError for an address that is not allowed."""
        place = guard.locate(str(request.url))
        inner = self._of(place.host)
        failed: httpx2.TransportError | None = None
        for address in place.addresses:
            try:
                return self._admit(inner.handle_request(_to(request, place.host, address)))
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                failed = error
        raise failed or ProviderError(Fault.UNREACHABLE)

    def _of(self, host: str) -> httpx2.HTTPTransport:
        with self._lock:
            if host not in self._inner and len(self._inner) >= MOST_HOSTS:
                self._inner.pop(next(iter(self._inner))).close()
            if host not in self._inner:
                self._inner[host] = httpx2.HTTPTransport(trust_env=False)
            return self._inner[host]

    def _admit(self, response: httpx2.Response) -> httpx2.Response:
        # Packed bodies could unpack to any size; none was asked for.
        if response.headers.get("content-encoding", "identity") != "identity":
            response.close()
            raise httpx2.RemoteProtocolError("the answer is packed")
        body = response.stream
        if isinstance(body, httpx2.SyncByteStream):
            response.stream = _Bounded(body)
        return response

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            while self._inner:
                self._inner.popitem()[1].close()


def _to(request: httpx2.Request, host: str, address: str) -> httpx2.Request:
    # The certificate is checked against the name, the Host header already holds it.
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )


def http_client() -> httpx2.Client:
    """A client that keeps its connections and takes no proxy from the environment."""
    return httpx2.Client(
        transport=GuardedTransport(),
        follow_redirects=False,
        trust_env=False,
        headers={"Accept-Encoding": "identity"},
    )
