"""One origin in front of the house: pages, /api, /ws and, only here, the mailbox."""

from __future__ import annotations

import asyncio
import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import aiohttp
from aiohttp import web
from multidict import CIMultiDict

from local import mailbox
from local.house import Endpoints
from local.pages import add_pages
from stacks.security_headers import page_headers

BODY_LIMIT = 10 * 1024 * 1024
FRAME_LIMIT = 128 * 1024
ANSWER_SECONDS = 35
HOP_BY_HOP = frozenset(
    (
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    )
)
ENDPOINTS = web.AppKey("endpoints", Endpoints)
DEMO = web.AppKey("demo", Path)
UPSTREAM = web.AppKey("upstream", aiohttp.ClientSession)


def build_edge(endpoints: Endpoints, pages: Path, demo: Path) -> web.Application:
    """The application that a browser talks to; `demo` is the file with the demo logins."""
    app = web.Application(client_max_size=BODY_LIMIT)
    app[ENDPOINTS] = endpoints
    app[DEMO] = demo
    app.cleanup_ctx.append(_upstream)
    app.on_response_prepare.append(_add_page_headers)
    app.router.add_route("*", "/api/{path:.*}", pass_to_api)
    app.router.add_get("/ws", pass_to_socket)
    app.router.add_get("/mail", show_mail)
    app.router.add_get("/mail.json", list_mail)
    app.router.add_get("/demo.json", show_demo)
    add_pages(app, pages)
    return app


async def _upstream(app: web.Application):  # type: ignore[no-untyped-def]
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS, connect=5)
    async with aiohttp.ClientSession(timeout=timeout, auto_decompress=False) as session:
        app[UPSTREAM] = session
        yield


async def _add_page_headers(request: web.Request, response: web.StreamResponse) -> None:
    if not request.path.startswith("/api/"):
        for name, value in page_headers(request.app[ENDPOINTS].cloud).items():
            response.headers.setdefault(name, value)


async def pass_to_api(request: web.Request) -> web.Response:
    """Send the request on to the HTTP API as CloudFront does, without the /api in front."""
    endpoints = request.app[ENDPOINTS]
    stage = f"{endpoints.cloud}/_aws/execute-api/{endpoints.http_api}/$default"
    body = await _body(request)
    if body is None:
        return _problem(413, "body_too_large", "At most 10 MB.")
    try:
        return await _ask(request, stage + request.raw_path.removeprefix("/api"), body)
    except TimeoutError:
        return _problem(504, "too_slow", "The API did not answer in time.")
    except aiohttp.ClientError:
        return _problem(502, "unreachable", "The embedded cloud does not answer.")


async def _ask(request: web.Request, url: str, body: bytes) -> web.Response:
    from yarl import URL

    headers = _forwarded(request)
    target = URL(url, encoded=True)
    session = request.app[UPSTREAM]
    async with session.request(
        request.method,
        target,
        headers=headers,
        data=io.BytesIO(body) if body else None,
        allow_redirects=False,
    ) as answer:
        content = await answer.read()
        return web.Response(status=answer.status, headers=_end_to_end(answer.headers), body=content)


async def _body(request: web.Request) -> bytes | None:
    if (request.content_length or 0) > BODY_LIMIT:
        return None
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        return None


def _forwarded(request: web.Request) -> CIMultiDict[str]:
    headers = _end_to_end(request.headers)
    headers.pop("Host", None)
    headers.pop("Content-Length", None)
    headers["X-Forwarded-For"] = request.remote or "127.0.0.1"
    headers["X-Forwarded-Proto"] = request.scheme
    headers["X-Forwarded-Host"] = request.host
    return headers


def _end_to_end(headers: Mapping[str, str]) -> CIMultiDict[str]:
    """The headers without those that belong to one connection, named by Connection or not."""
    named = {name.strip().lower() for name in headers.get("Connection", "").split(",")}
    kept = ((n, v) for n, v in headers.items() if n.lower() not in HOP_BY_HOP | named)
    return CIMultiDict(kept)


def _problem(status: int, code: str, title: str) -> web.Response:
    body = {"type": "about:blank", "title": title, "status": status, "code": code}
    return web.json_response(body, status=status, content_type="application/problem+json")


async def pass_to_socket(request: web.Request) -> web.StreamResponse:
    """Open the socket behind first, so that a refusal reaches the browser as it is."""
    endpoints = request.app[ENDPOINTS]
    address = f"/_aws/execute-api/{endpoints.socket_api}/{endpoints.socket_stage}"
    url = f"{endpoints.cloud}{address}?{request.query_string}"
    headers = {n: request.headers[n] for n in ("Origin", "User-Agent") if n in request.headers}
    headers["X-Forwarded-For"] = request.remote or "127.0.0.1"
    session = request.app[UPSTREAM]
    try:
        behind = await session.ws_connect(url, headers=headers, max_msg_size=FRAME_LIMIT)
    except aiohttp.WSServerHandshakeError as refused:
        return _problem(refused.status, "socket_refused", "The socket was refused.")
    except (aiohttp.ClientError, TimeoutError):
        return _problem(502, "unreachable", "The embedded cloud does not answer.")
    front = web.WebSocketResponse(max_msg_size=FRAME_LIMIT)
    async with behind:
        await front.prepare(request)
        await _join(front, behind)
    return front


async def _join(front: web.WebSocketResponse, behind: aiohttp.ClientWebSocketResponse) -> None:
    """Pass frames both ways until one side goes."""
    ways = {asyncio.create_task(_pour(front, behind)), asyncio.create_task(_pour(behind, front))}
    _, still = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    for way in still:
        way.cancel()
    await asyncio.gather(*ways, return_exceptions=True)
    await front.close(code=behind.close_code or aiohttp.WSCloseCode.OK)
    await behind.close()


Socket = web.WebSocketResponse | aiohttp.ClientWebSocketResponse


async def _pour(source: Socket, target: Socket) -> None:
    async for message in source:
        if message.type is aiohttp.WSMsgType.TEXT:
            await target.send_str(message.data)
        elif message.type is aiohttp.WSMsgType.BINARY:
            await target.send_bytes(message.data)


async def show_demo(request: web.Request) -> web.StreamResponse:
    """The demo company's logins, for the buttons on the sign-in page."""
    if not request.app[DEMO].is_file():
        raise web.HTTPNotFound
    return web.FileResponse(request.app[DEMO], headers={"Cache-Control": "no-store"})


async def list_mail(request: web.Request) -> web.Response:
    """Every mail that the house sent, newest first, as JSON."""
    return web.json_response({"items": await _letters(request)})


async def show_mail(request: web.Request) -> web.Response:
    """The same as a page."""
    page = mailbox.as_page(await _letters(request))
    return web.Response(text=page, content_type="text/html")


async def _letters(request: web.Request) -> list[mailbox.Letter]:
    url = f"{request.app[ENDPOINTS].cloud}{mailbox.PATH}"
    async with request.app[UPSTREAM].get(url, headers={"Accept-Encoding": "identity"}) as answer:
        return mailbox.newest_first(json.loads(await answer.read()))


def main() -> None:
    """`python -m local.edge <port> <pages> <demo> <endpoints>`; ends with its parent."""
    port, pages, demo, endpoints = sys.argv[1:5]
    app = build_edge(Endpoints(**json.loads(endpoints)), Path(pages), Path(demo))
    asyncio.run(serve(app, int(port)))


async def serve(app: web.Application, port: int) -> None:
    """Listen on the loopback addresses until standard input is closed."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    if _has_ipv6():
        await web.TCPSite(runner, "::1", port).start()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.buffer.read)
    await runner.cleanup()


def _has_ipv6() -> bool:
    import socket

    with socket.socket(socket.AF_INET6) as probe:
        try:
            probe.bind(("::1", 0))
        except OSError:
            return False
        return True


if __name__ == "__main__":
    main()
