"""A room in a running house: two people of the demo company see and hear each other."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp

from local.seed.company import LOGIN_WITH
from tests.local.running import Running, descend
from tests.relay.page import Page

PATIENCE = 20.0
SCENE = {"title": "A meeting", "situation": "Two people meet.", "briefs": {"buyer": "Say no."}}


class Visitor:
    """Somebody of the demo company: signed in, with a socket and a page."""

    def __init__(self, house: Running, role: str) -> None:
        self.house = house
        email = json.loads(house.house.demo_file.read_text())[role]["email"]
        login = {"email": email, "password": LOGIN_WITH}
        self.token = self.ask("POST", "auth/sign-in", login)["access_token"]
        self.id = str(self.ask("GET", "me")["user_id"])
        self.page = Page(self.id)
        self.heard: list[dict[str, Any]] = []
        self.room, self.n = "", 0

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """One call of the API; raises for what is refused."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Origin": self.house.house.url}
        if hasattr(self, "token"):
            headers["Authorization"] = f"Bearer {self.token}"
        address = f"{self.house.house.url}/api/v1/{path}"
        request = urllib.request.Request(address, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            text = answer.read()
            return json.loads(text) if text else None

    async def connect(self, session: aiohttp.ClientSession) -> None:
        """Open the socket and listen to it."""
        ticket = self.ask("POST", "socket-tickets")["ticket"]
        address = f"{self.house.house.url.replace('http', 'ws')}/ws?ticket={ticket}"
        origin = {"Origin": self.house.house.url}
        self.socket = await session.ws_connect(address, headers=origin)
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for message in self.socket:
            self.heard.append(json.loads(message.data))

    async def says(self, kind: str, **fields: object) -> None:
        """The next frame of this person in the call; waits until it counts."""
        self.n += 1
        body = {"kind": kind, **fields}
        await self.socket.send_json(
            {"type": "signal", "room_id": self.room, "n": self.n, "body": body}
        )
        await _until(lambda: {"kind": "taken", "n": self.n} in self.bodies, self.heard)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """What was said to this page."""
        return [one["body"] for one in self.heard if one["type"] == "signal"]

    def told(self, kind: str) -> list[dict[str, Any]]:
        """Of that, one kind."""
        return [body for body in self.bodies if body["kind"] == kind]

    async def joins(self, room: str) -> None:
        """Offer a connection and take the answer."""
        self.room = room
        await self.says("join", ticket=self._admission(), offer=await self.page.offer())
        await _until(lambda: self.told("answer"), self.heard)
        await self.page.take(self.told("answer")[0]["sdp"])
        mine = {"kind": "connected", "user_id": self.id}
        await _until(lambda: mine in self.bodies, self.heard)

    async def joins_again(self) -> None:
        """As a page does when nothing arrives any more: a new connection under the same name."""
        await self.page.close()
        self.page = Page(self.id)
        offer = await self.page.offer()
        before = len(self.heard)
        end = asyncio.get_running_loop().time() + PATIENCE
        while not [one for one in self.heard[before:] if _is(one, "answer")]:
            assert asyncio.get_running_loop().time() < end, self.heard[before:]
            await self._asks(offer)
        (answer,) = [one for one in self.heard[before:] if _is(one, "answer")][-1:]
        await self.page.take(answer["body"]["sdp"])

    async def _asks(self, offer: str) -> None:
        """Until there is a relay the platform says so, and the number does not count."""
        before = len(self.heard)
        body = {"kind": "join", "offer": offer, "ticket": self._admission()}
        await self.socket.send_json(
            {"type": "signal", "room_id": self.room, "n": self.n + 1, "body": body}
        )
        await asyncio.sleep(0.5)
        taken = {"kind": "taken", "n": self.n + 1}
        if [one for one in self.heard[before:] if one.get("body") == taken]:
            self.n += 1

    def _admission(self) -> str:
        return str(self.ask("POST", f"rooms/{self.room}/admission")["ticket"])

    async def goes(self) -> None:
        """Close page and socket."""
        await self.page.close()
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        await self.socket.close()


def _is(message: dict[str, Any], kind: str) -> bool:
    return bool(message["type"] == "signal" and message["body"]["kind"] == kind)


async def _until(holds: Callable[[], object], heard: object) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not holds():
        assert loop.time() < end, heard
        await asyncio.sleep(0.05)


def _room(host: Visitor, guest: Visitor) -> str:
    room = str(host.ask("POST", "rooms", {"name": "Tuesday round", "scenario": SCENE})["room_id"])
    secret = host.ask("POST", f"rooms/{room}/invitation")["link"].partition("#")[2]
    guest.ask("POST", f"rooms/{room}/enter", {"secret": secret})
    host.ask("POST", f"rooms/{room}/seat", {"seat": "seller"})
    assert guest.ask("POST", f"rooms/{room}/seat", {"seat": "buyer"})["brief"] == "Say no."
    return room


def _heard_and_seen(page: Page, place: dict[str, Any]) -> bool:
    return page.energy.get(place["audio"], 0) > 500 and page.frames.get(place["video"], 0) > 10


async def _see_each_other(host: Visitor, guest: Visitor) -> None:
    for one, other in ((host, guest), (guest, host)):
        await _until(partial(_sees, one, other), one.heard)


def _sees(one: Visitor, other: Visitor) -> bool:
    places = [place for slots in one.told("slots")[-1:] for place in slots["places"]]
    return any(
        _heard_and_seen(one.page, shown) for shown in places if shown["participant"] == other.id
    )


async def _begin(host: Visitor, guest: Visitor, room: str, session: aiohttp.ClientSession) -> None:
    for one in (host, guest):
        await one.connect(session)
        await one.joins(room)
    await _see_each_other(host, guest)


async def _meet(host: Visitor, guest: Visitor, room: str) -> None:
    async with aiohttp.ClientSession() as session:
        await _begin(host, guest, room, session)
        await host.says("chat", text="I can see you.")
        await _until(lambda: guest.told("chat"), guest.heard)
        await guest.says("leave")
        await _until(lambda: host.told("gone"), host.heard)
        for one in (host, guest):
            await one.goes()


def test_room_when_two_people_join_should_let_them_see_and_hear_each_other(
    demo_house: Running,
) -> None:
    host, guest = Visitor(demo_house, "manager"), Visitor(demo_house, "learner")
    room = _room(host, guest)
    asyncio.run(_meet(host, guest, room))
    assert guest.told("chat")[0]["user_id"] == host.id
    assert host.ask("POST", f"rooms/{room}/end")["status"] == "ended"


def _kill_relay(house: Running) -> None:
    """The worker that forwards, without a chance to say goodbye."""
    parts = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in house.parts()}
    (relay,) = [pid for pid, command in parts.items() if b"-m\0relay\0" in command]
    (worker,) = [pid for pid in descend(relay) if b"spawn_main" in parts[pid]]
    os.kill(worker, signal.SIGKILL)


async def _lose_the_relay(house: Running, host: Visitor, guest: Visitor, room: str) -> float:
    """Seconds from the relay's death until both see and hear each other again."""
    async with aiohttp.ClientSession() as session:
        await _begin(host, guest, room, session)
        _kill_relay(house)
        began = asyncio.get_running_loop().time()
        # A browser says "disconnected" within this time; aiortc says nothing for half a minute.
        await asyncio.sleep(2.0)
        await host.joins_again()
        await _until(lambda: guest.told("moved"), guest.heard)
        await guest.joins_again()
        await _see_each_other(host, guest)
        took = asyncio.get_running_loop().time() - began
        for one in (host, guest):
            await one.goes()
        return took


def test_call_when_its_relay_is_killed_should_go_on_through_another_within_10_s(
    demo_house: Running,
) -> None:
    host, guest = Visitor(demo_house, "manager"), Visitor(demo_house, "learner")
    room = _room(host, guest)
    assert asyncio.run(_lose_the_relay(demo_house, host, guest, room)) < 10
    assert host.ask("POST", f"rooms/{room}/end")["status"] == "ended"
