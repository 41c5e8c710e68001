"""Real HTTP: aiohttp on a thread of its own, every request handed to one plain function."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from tests.crm_fakes.core.http import Answer, Request, query_of

LARGEST = 64 * 1024 * 1024
# Longer than any vendor takes, so that its own refusal is what a client sees.
LONGEST_LINE = 65_536


@dataclass
class Outcome:
    """The answer, how long it is held back, and whether the connection breaks instead."""

    answer: Answer
    wait: float = 0.0
    cut: bool = False


class Server:
    """One fake on 127.0.0.1, or wherever `host` says; port 0 takes a free one."""

    def __init__(self, serve: Callable[[Request], Outcome], port: int, host: str) -> None:
        """`serve` is called in the server's thread, one request at a time."""
        self._serve, self._host, self.port = serve, host, port
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._failure: OSError | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{self._host}:{self.port}"

    def start(self) -> None:
        """Listen; OSError when the port is taken."""
        self._thread.start()
        self._ready.wait()
        if self._failure:
            raise self._failure

    def stop(self) -> None:
        """Stop listening and end the thread."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    def _run(self) -> None:
        try:
            runner = self._loop.run_until_complete(self._listen())
        except OSError as reason:
            self._failure = reason
        finally:
            self._ready.set()
        if self._failure is None:
            self._loop.run_forever()
            self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    async def _listen(self) -> web.AppRunner:
        app = web.Application(client_max_size=LARGEST)
        app.router.add_route("*", "/{any:.*}", self._answer)
        runner = web.AppRunner(
            app,
            handle_signals=False,
            access_log=None,
            shutdown_timeout=0.2,
            max_line_size=LONGEST_LINE,
        )
        await runner.setup()
        site = web.TCPSite(runner, self._host, self.port)
        await site.start()
        self.port = runner.addresses[0][1]
        return runner

    async def _answer(self, incoming: web.Request) -> web.StreamResponse:
        outcome = self._serve(await self._taken(incoming))
        if outcome.answer.later is not None:
            outcome.answer.body = await asyncio.to_thread(outcome.answer.later)
        if outcome.wait:
            await asyncio.sleep(outcome.wait)
        if outcome.cut and incoming.transport is not None:
            incoming.transport.abort()
        return _response(outcome.answer)

    async def _taken(self, incoming: web.Request) -> Request:
        path, _, query = incoming.raw_path.partition("?")
        return Request(
            incoming.method,
            path,
            query_of(query),
            {name.lower(): value for name, value in incoming.headers.items()},
            await incoming.read(),
            f"http://{incoming.headers.get('Host', f'{self._host}:{self.port}')}",
        )


def _response(answer: Answer) -> web.Response:
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Type"}
    if answer.body is None:
        return web.Response(status=answer.status, headers=headers)
    headers["Content-Type"] = answer.content_type
    return web.Response(body=answer.encoded(), status=answer.status, headers=headers)
