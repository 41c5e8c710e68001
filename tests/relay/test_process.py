"""`python -m relay` as it is deployed: a parent, its workers, and signals."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from relay.protection import PATH, Protection
from tests.relay.house import until
from tests.relay.page import Page
from tests.relay.platform import FakePlatform

ROOT = Path(__file__).parents[2]
HEALTH = 41_900


@asynccontextmanager
async def _process(folder: Path, url: str, **more: str) -> AsyncIterator[Any]:
    environment = os.environ | {
        "RELAY_PLATFORM_URL": url,
        "RELAY_PLATFORM_TOKEN": "secret",
        "RELAY_ADDRESSES": "127.0.0.1",
        "RELAY_BIND": "127.0.0.1",
        "RELAY_PORT_FIRST": "41500",
        "RELAY_PORT_LAST": "41599",
        "RELAY_WORKERS": "2",
        "RELAY_FOLDER": str(folder),
        "RELAY_HEALTH_PORT": str(HEALTH),
        "RELAY_METRICS_S": "1",
        **more,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "relay", cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _join(platform: FakePlatform, relay: str, page: Page) -> None:
    offer = await page.offer()
    names = {"room": "r", "participant": page.name}
    await platform.send(relay, "join", **names, offer=offer, consent=True)
    answer = await platform.hears("answer", participant=page.name)
    await page.take(answer["sdp"])
    await platform.hears("connected", participant=page.name)


async def _status(port: int, path: str) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}{path}") as answer,
    ):
        return answer.status


def _children(pid: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(word) for word in path.read_text().split()]
    return found


def _workers(pid: int) -> list[int]:
    """Children that are workers, not multiprocessing's own tracker."""
    return [
        child
        for child in _children(pid)
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def test_relay_when_told_to_stop_should_move_people_flush_unprotect_and_exit_well(
    tmp_path: Path,
) -> None:
    async def scene() -> None:
        platform, agent = FakePlatform(), _Agent()
        await platform.open()
        await agent.open()
        more = {"ECS_AGENT_URI": agent.url}
        async with _process(tmp_path / "p", platform.url, **more) as process:
            await platform.is_true(lambda: len(platform.relays) == 2, 15.0)
            assert sorted(platform.relays) == ["relay-0", "relay-1"]
            assert await _status(HEALTH, "/ready") == 200
            assert await _status(HEALTH + 1, "/health") == 200
            page = Page("ann")
            await _join(platform, "relay-1", page)
            record = {"room": "r", "recording": "rec", "prefix": "t"}
            await platform.send("relay-1", "record", **record, on=True)
            assert await until(lambda: bool(agent.asked), 5.0)
            await asyncio.sleep(1.0)
            process.send_signal(signal.SIGTERM)
            await platform.hears("moved", room="r")
            ready = await platform.hears("recording_ready", 20.0)
            assert any(one["kind"] == "person" for one in ready["files"])
            said = (await process.stdout.read()).decode()
            assert await asyncio.wait_for(process.wait(), 15.0) == 0
            metrics = [json.loads(line) for line in said.splitlines()]
            assert any(one.get("Room") == "r" and one["PacketsIn"] > 20 for one in metrics)
            assert [one["ProtectionEnabled"] for one in agent.asked] == [True, False]
            await page.close()
        await agent.close()
        await platform.close()

    asyncio.run(scene())


def test_worker_when_killed_should_come_back_and_deliver_what_it_had_recorded(
    tmp_path: Path,
) -> None:
    async def scene() -> None:
        platform = FakePlatform()
        await platform.open()
        async with _process(tmp_path / "p", platform.url, RELAY_WORKERS="1") as process:
            await platform.is_true(lambda: len(platform.relays) == 1, 15.0)
            page = Page("ann")
            await _join(platform, "relay-0", page)
            record = {"room": "r", "recording": "rec", "prefix": "t"}
            await platform.send("relay-0", "record", **record, on=True)
            await asyncio.sleep(2.5)
            (worker,) = _workers(process.pid)
            os.kill(worker, signal.SIGKILL)
            ready = await platform.hears("recording_ready", 20.0)
            film = next(one for one in ready["files"] if one["kind"] == "person")
            assert film["seconds"] > 1.4
            assert len(platform.of("register")) == 2
            assert _workers(process.pid) != [worker]
            await page.close()
        await platform.close()

    asyncio.run(scene())


class _Agent:
    """ECS's agent, as far as task protection goes."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = 200
        app = web.Application()
        app.router.add_put(PATH, self._put)
        self._runner = web.AppRunner(app, access_log=None)
        self.url = ""

    async def open(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _put(self, request: web.Request) -> web.Response:
        self.asked.append(await request.json())
        return web.json_response({}, status=self.status)

    async def close(self) -> None:
        await self._runner.cleanup()


def test_protection_when_a_call_runs_should_be_held_renewed_and_given_back() -> None:
    async def scene() -> None:
        agent = _Agent()
        await agent.open()
        protection = Protection(agent.url)
        for wanted, now in ((False, 0.0), (True, 1.0), (True, 2.0), (True, 700.0), (False, 701.0)):
            await protection.hold(wanted, now)
        on = {"ProtectionEnabled": True, "ExpiresInMinutes": 60}
        assert agent.asked == [on, on, {"ProtectionEnabled": False}]
        await agent.close()

    asyncio.run(scene())


def test_protection_when_the_agent_fails_should_be_asked_for_again_later() -> None:
    async def scene() -> None:
        agent = _Agent()
        await agent.open()
        agent.status = 500
        protection = Protection(agent.url)
        for now in (0.0, 1.0, 2.0):
            await protection.hold(True, now)
        assert len(agent.asked) == 1
        agent.status = 200
        await protection.hold(True, 11.0)
        assert len(agent.asked) == 2
        assert not protection.failures
        await agent.close()

    asyncio.run(scene())
