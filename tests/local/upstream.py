"""A small cloud for the edge's tests: it says back what it was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from local.edge import build_edge
from local.house import Endpoints

Browser = TestClient[web.Request, web.Application]
API = "/_aws/execute-api/http1/$default"
SOCKET = "/_aws/execute-api/socket1/live"


async def echo(request: web.Request) -> web.Response:
    """What arrived, with one cookie of each kind."""
    said = {
        "method": request.method,
        "path": request.raw_path,
        "headers": dict(request.headers),
        "body": (await request.read()).decode("latin-1"),
    }
    answer = web.json_response(said, status=201)
    answer.headers.add("Set-Cookie", "one=1; HttpOnly")
    answer.headers.add("Set-Cookie", "two=2; HttpOnly")
    return answer


async def socket(request: web.Request) -> web.StreamResponse:
    """Refuses without a ticket; otherwise says each frame back."""
    if request.query.get("ticket") != "good":
        return web.Response(status=403)
    answer = web.WebSocketResponse()
    await answer.prepare(request)
    await answer.send_str(request.headers.get("Origin", ""))
    async for message in answer:
        if message.data == "leave":
            await answer.close(code=4001)
        else:
            await answer.send_str(f"heard {message.data}")
    return answer


async def mail(_: web.Request) -> web.Response:
    """Two letters, the older one first, and markup in one of them."""
    letter = {"MessageId": "1", "To": ["a@x.example"], "Subject": "Hello", "BodyHtml": None}
    older = letter | {"BodyText": "see http://localhost:8080/join?token=a&b=c", "Timestamp": "1"}
    newer = letter | {"BodyText": "<script>alert(1)</script>", "Timestamp": "2"}
    return web.json_response({"messages": {"000000000000": [older, newer]}})


def cloud() -> web.Application:
    """The routes of the embedded cloud that the edge knows."""
    app = web.Application(client_max_size=20 * 1024 * 1024)
    app.router.add_get(SOCKET, socket)
    app.router.add_get("/_ministack/ses/messages", mail)
    app.router.add_route("*", "/_aws/{rest:.*}", echo)
    return app


def browse(pages: Path, visit: Callable[[Browser], Awaitable[None]]) -> None:
    """Run `visit` with a browser on an edge in front of the small cloud."""

    async def run() -> None:
        async with TestServer(cloud()) as behind:
            address = f"http://127.0.0.1:{behind.port}"
            edge = build_edge(
                Endpoints(address, "http1", "socket1", "live"), pages, pages.parent / "demo.json"
            )
            async with TestClient(TestServer(edge), cookie_jar=aiohttp.DummyCookieJar()) as browser:
                await visit(browser)

    asyncio.run(run())
