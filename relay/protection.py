"""ECS task protection: a task in which people talk is neither scaled in nor replaced."""

from __future__ import annotations

import os

import aiohttp

AGENT = "ECS_AGENT_URI"
PATH = "/task-protection/v1/state"
MINUTES = 60
REFRESH_S = 600.0
RETRY_S = 10.0


class Protection:
    """Holds protection while asked to; does nothing where there is no ECS agent."""

    def __init__(self, agent: str | None = None) -> None:
        self._agent = os.environ.get(AGENT, "") if agent is None else agent
        self._held = False
        self._next = 0.0
        self.failures = 0

    async def hold(self, wanted: bool, now: float) -> None:
        """Tell the agent when this changes, and again before the protection runs out."""
        if not self._agent or (wanted == self._held and (not wanted or now < self._next)):
            return
        if now < self._next and self.failures:
            return
        body: dict[str, object] = {"ProtectionEnabled": wanted}
        if wanted:
            body["ExpiresInMinutes"] = MINUTES
        if await self._put(body):
            self._held, self._next, self.failures = wanted, now + REFRESH_S, 0
        else:
            self._next, self.failures = now + RETRY_S, self.failures + 1

    async def _put(self, body: dict[str, object]) -> bool:
        timeout = aiohttp.ClientTimeout(total=5)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.put(self._agent + PATH, json=body) as answer,
            ):
                return answer.status == 200
        except (aiohttp.ClientError, OSError, TimeoutError):
            return False
