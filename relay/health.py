"""A door for health checks: /health says that the loop turns, /ready that rooms are taken."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web


class HealthDoor:
    """Answers on one address until it is closed."""

    def __init__(self, is_ready: Callable[[], bool]) -> None:
        self._is_ready = is_ready
        app = web.Application()
        app.router.add_get("/health", self._health)
        app.router.add_get("/ready", self._ready)
        self._runner = web.AppRunner(app, access_log=None)
        self.port = 0

    async def open(self, host: str, port: int) -> None:
        """Listen; port 0 takes any, kept in `port`."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.port = int(self._runner.addresses[0][1])

    async def _health(self, request: web.Request) -> web.Response:
        return web.json_response({"path": request.path, "healthy": True})

    async def _ready(self, request: web.Request) -> web.Response:
        ready = self._is_ready()
        status = 200 if ready else 503
        return web.json_response({"path": request.path, "ready": ready}, status=status)

    async def close(self) -> None:
        """Stop listening."""
        await self._runner.cleanup()
