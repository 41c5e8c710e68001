"""A worker and a platform that talk over a real WebSocket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from relay.control.admission import with_token
from relay.control.platform import Platform
from relay.recording.upload import FolderStore
from relay.settings import Settings
from relay.worker import Worker
from tests.relay.house import PORTS, until
from tests.relay.page import Page
from tests.relay.platform import FakePlatform, settle

LOCAL = Settings(
    name="relay-0",
    bind="127.0.0.1",
    port_first=PORTS[0],
    port_last=PORTS[1],
    connect_s=5.0,
    silent_s=1.5,
    platform_token="secret",
)
Scene = Callable[[FakePlatform, Worker], Coroutine[Any, Any, None]]


@asynccontextmanager
async def _stand(folder: Path, settings: Settings = LOCAL) -> AsyncIterator[tuple[Any, Worker]]:
    platform = FakePlatform()
    await platform.open()
    own = replace(settings, platform_url=platform.url, folder=str(folder / "packets"))
    control = Platform(with_token(own.platform_url, own.platform_token))
    worker = Worker(own, ("127.0.0.1",), control, FolderStore(folder / "bucket"))
    running = asyncio.create_task(worker.run())
    try:
        if own.platform_token == platform.token:
            await platform.hears("register")
        yield platform, worker
    finally:
        worker.stopping.set()
        await running
        await platform.close()


def _play(folder: Path, scene: Scene, settings: Settings = LOCAL) -> None:
    async def run() -> None:
        async with _stand(folder, settings) as (platform, worker):
            await scene(platform, worker)

    asyncio.run(run())


async def _bring(platform: FakePlatform, page: Page, room: str = "r", **more: Any) -> None:
    before = len(platform.of("answer", participant=page.name))
    names = {"room": room, "participant": page.name}
    await platform.send("relay-0", "join", **names, offer=await page.offer(), **more)
    await platform.is_true(lambda: len(platform.of("answer", participant=page.name)) > before)
    await page.take(platform.of("answer", participant=page.name)[-1]["sdp"])
    await platform.is_true(lambda: len(platform.of("connected", participant=page.name)) > before)


def test_relay_when_it_starts_should_introduce_itself_and_beat(tmp_path: Path) -> None:
    async def scene(platform: FakePlatform, worker: Worker) -> None:
        said = await platform.hears("register")
        assert said["relay"] == "relay-0"
        assert said["addresses"] == ["127.0.0.1"]
        assert (said["rooms"], said["most_rooms"]) == (0, 60)
        beat = await platform.hears("heartbeat")
        assert (beat["rooms"], beat["draining"]) == (0, False)
        assert not worker.rooms.draining

    _play(tmp_path, scene)


def test_case_34_relay_when_its_token_is_wrong_should_be_refused_and_try_again(
    tmp_path: Path,
) -> None:
    """Case 34: without the right token there is no connection, and nothing is said."""

    async def scene(platform: FakePlatform, worker: Worker) -> None:
        await platform.is_true(lambda: len(platform.handshakes) >= 2)
        assert set(platform.handshakes) == {401}
        assert not platform.frames
        assert not worker.rooms.rooms

    _play(tmp_path, scene, replace(LOCAL, platform_token="forged"))


def test_connection_when_cut_should_be_back_within_two_seconds_and_lose_nothing(
    tmp_path: Path,
) -> None:
    async def scene(platform: FakePlatform, worker: Worker) -> None:
        page = Page("ann")
        await _bring(platform, page)
        await platform.cut("relay-0")
        worker.rooms.rooms["r"].leave("ann")
        await platform.is_true(lambda: "relay-0" in platform.relays, 2.0)
        assert (await platform.hears("gone"))["why"] == "left"
        registers = platform.of("register")
        assert (registers[0]["seen"], registers[-1]["seen"]) == (0, 1)
        await page.close()

    _play(tmp_path, scene)


def test_connection_when_nobody_answers_should_keep_what_was_told(tmp_path: Path) -> None:
    """Signaling throttled: what the platform did not take is sent again on the next connection."""

    async def scene(platform: FakePlatform, worker: Worker) -> None:
        page = Page("ann")
        await _bring(platform, page)
        platform.deaf = True
        worker.rooms.rooms["r"].leave("ann")
        await settle()
        platform.deaf = False
        await platform.cut("relay-0")
        assert (await platform.hears("gone"))["participant"] == "ann"
        await page.close()

    _play(tmp_path, scene)


def test_person_when_joining_should_be_told_the_places_of_all(tmp_path: Path) -> None:
    async def scene(platform: FakePlatform, worker: Worker) -> None:
        ann, bob = Page("ann"), Page("bob")
        await _bring(platform, ann)
        await _bring(platform, bob)
        await platform.is_true(lambda: len(platform.of("slots", participant="ann")) == 2)
        places = platform.of("slots", participant="ann")[-1]["places"]
        assert [one["participant"] for one in places] == ["bob", ""]
        await platform.send("relay-0", "share", room="r", participant="bob", on=True)
        await platform.is_true(
            lambda: platform.of("slots", participant="ann")[-1]["screen"]["participant"] == "bob"
        )
        screen = platform.of("slots", participant="ann")[-1]["screen"]["video"]
        assert await until(lambda: ann.frames.get(screen, 0) > 3)
        beat = await platform.hears("heartbeat", rooms=1, people=2)
        assert beat["load"] < 1.0
        assert worker.rooms.people == 2
        await ann.close()
        await bob.close()

    _play(tmp_path, scene)


def test_page_when_reloaded_should_replace_itself_within_five_seconds(tmp_path: Path) -> None:
    async def scene(platform: FakePlatform, worker: Worker) -> None:
        ann, bob = Page("ann"), Page("bob")
        await _bring(platform, ann)
        await _bring(platform, bob)
        again = Page("ann")
        loop = asyncio.get_running_loop()
        begun = loop.time()
        await _bring(platform, again)
        assert loop.time() - begun < 5.0
        bob.frames.clear()
        assert await until(lambda: sum(bob.frames.values()) > 20)
        assert len(worker.rooms.rooms["r"].people) == 2
        assert not platform.of("gone", participant="ann")
        for page in (ann, bob, again):
            await page.close()

    _play(tmp_path, scene)


def test_case_39_page_when_killed_should_be_gone_soon(tmp_path: Path) -> None:
    """Case 39: no goodbye at all; silence is enough."""

    async def scene(platform: FakePlatform, worker: Worker) -> None:
        page = Page("ann")
        await _bring(platform, page)
        room = worker.rooms.rooms["r"]
        room.people["ann"].transport._wire.close()
        gone = await platform.hears("gone", seconds=4.0)
        assert gone["why"] in {"silent", "closed"}
        await page.close()

    _play(tmp_path, scene)


def test_page_when_it_never_answers_should_be_dropped(tmp_path: Path) -> None:
    async def scene(platform: FakePlatform, worker: Worker) -> None:
        page = Page("ann")
        offer = await page.offer()
        await platform.send("relay-0", "join", room="r", participant="ann", offer=offer)
        gone = await platform.hears("gone", seconds=3.0)
        assert gone["why"] == "never_connected"
        assert not worker.rooms.people
        await page.close()

    _play(tmp_path, scene, replace(LOCAL, connect_s=0.5))


def test_case_35_message_when_for_an_unknown_room_or_person_should_be_refused(
    tmp_path: Path,
) -> None:
    """Case 35: neither the room's people nor its existence can be read from the answer's shape."""

    async def scene(platform: FakePlatform, worker: Worker) -> None:
        names = {"room": "other", "participant": "eve"}
        for kind, more in (
            ("leave", {}),
            ("watch", {"people": None}),
            ("mute", {"muted": True, "camera_off": True}),
            ("share", {"on": True}),
            ("consent", {"given": True}),
        ):
            number = await platform.send("relay-0", kind, **names, **more)
            refused = await platform.hears("refused", to=number)
            assert (refused["reason"], refused["room"]) == ("unknown", "other")
        number = await platform.send("relay-0", "end", room="other")
        assert (await platform.hears("refused", to=number))["reason"] == "unknown"
        assert not worker.rooms.rooms

    _play(tmp_path, scene)


def test_case_35_room_when_it_has_eight_people_should_refuse_the_ninth(tmp_path: Path) -> None:
    """Case 35: a full room says so and lists nobody."""

    async def scene(platform: FakePlatform, worker: Worker) -> None:
        page = Page("x")
        offer = await page.offer()
        for at in range(9):
            await platform.send("relay-0", "join", room="r", participant=f"p{at}", offer=offer)
        refused = await platform.hears("refused")
        assert (refused["reason"], refused["participant"]) == ("full", "p8")
        assert "p0" not in str(refused)
        assert worker.rooms.people == 8
        await page.close()

    _play(tmp_path, scene)


def test_relay_when_full_or_draining_should_refuse_new_rooms(tmp_path: Path) -> None:
    async def scene(platform: FakePlatform, worker: Worker) -> None:
        page = Page("x")
        offer = await page.offer()
        await platform.send("relay-0", "join", room="a", participant="p", offer=offer)
        await platform.send("relay-0", "join", room="b", participant="p", offer=offer)
        assert (await platform.hears("refused"))["reason"] == "full"
        await platform.send("relay-0", "drain")
        assert (await platform.hears("moved"))["room"] == "a"
        assert (await platform.hears("gone"))["why"] == "moved"
        number = await platform.send("relay-0", "join", room="c", participant="p", offer=offer)
        assert (await platform.hears("refused", to=number))["reason"] == "draining"
        assert (await platform.hears("heartbeat", draining=True))["rooms"] == 0
        assert not worker.rooms.rooms
        await page.close()

    _play(tmp_path, scene, replace(LOCAL, most_rooms=1))


def test_room_when_it_ends_should_say_who_spoke_and_send_everybody_away(tmp_path: Path) -> None:
    async def scene(platform: FakePlatform, worker: Worker) -> None:
        ann, bob = Page("ann"), Page("bob")
        bob.tone.volume = 0.0
        await _bring(platform, ann)
        await _bring(platform, bob)
        await platform.hears("speaking", speaking=["ann"], dominant="ann")
        await asyncio.sleep(0.6)
        await platform.send("relay-0", "end", room="r")
        await platform.is_true(lambda: len(platform.of("gone", why="ended")) == 2)
        (said,) = platform.of("talk")
        (segment,) = said["segments"]
        assert said["participant"] == "ann"
        assert 0.5 < segment[1] - segment[0] < 5.0
        assert not worker.rooms.rooms
        await ann.close()
        await bob.close()

    _play(tmp_path, scene)


def test_recording_when_the_room_ends_should_be_in_the_bucket(tmp_path: Path) -> None:
    async def scene(platform: FakePlatform, worker: Worker) -> None:
        ann = Page("ann")
        await _bring(platform, ann, consent=True)
        record = {"room": "r", "recording": "rec1", "prefix": "t1/rooms"}
        await platform.send("relay-0", "record", **record, on=True)
        assert (await platform.hears("recording"))["running"]
        await asyncio.sleep(1.0)
        await platform.send("relay-0", "end", room="r")
        ready = await platform.hears("recording_ready", seconds=15.0)
        file = next(one for one in ready["files"] if one["kind"] == "person")
        assert file["key"] == "t1/rooms/ann-person.webm"
        assert file["seconds"] > 0.8
        assert (tmp_path / "bucket" / file["key"]).stat().st_size == file["octets"]
        assert not list((tmp_path / "packets").iterdir())
        assert not worker.archive.failures
        await ann.close()

    _play(tmp_path, scene)
