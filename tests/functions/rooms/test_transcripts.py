"""From a recording to words, a scorecard and one skill history; once, and not for strangers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from functions.dashboard import on_roleplay_scored as count
from functions.roleplay import on_roleplay_scored as keep
from functions.rooms import (
    delete_recording,
    end_room,
    get_transcript,
    on_room_recorded,
    on_room_transcribed,
    take_seat,
)
from sparring.kit import aws, clock
from sparring.rooms.speech import NoEndpointError, NoTranscriptError, Word
from sparring.scoring import cards
from tests.support.calling import Speaker, Talker
from tests.support.http import Call, person, send
from tests.support.practice import Company, announced, company, deliver
from tests.support.rooming import MadeRoom, made_room
from tests.support.sockets import FakeSockets, sockets
from tests.support.tables import facts, rows, tables

BUCKET = "films"
SAID = {
    "seller": (
        "Hi Priya, the reason for my call is your waiting list. Is now a good time?",
        "How do you handle the waiting list today?",
        "What happens when somebody does not come?",
        "What would it mean for you if those hours were filled?",
        "So you lose four hours a day, and nobody calls the next patient. Did I get that right?",
        "Shall we meet on Tuesday at ten, with your practice manager, to look at it together?",
    ),
    "buyer": (
        "Yes, I have ten minutes.",
        "We write it on paper, and people wait for weeks.",
        "The hour is lost, about four times a day.",
        "It would pay for another nurse.",
        "Yes, exactly that.",
        "Tuesday at ten works for both of us.",
    ),
}
"""Sentences of each, one every ten seconds; the buyer's follow five seconds after the seller's."""


@pytest.fixture(autouse=True)
def _tables() -> Iterator[None]:
    with tables():
        yield


@pytest.fixture
def wire() -> Iterator[FakeSockets]:
    with sockets() as fake:
        yield fake


@dataclass
class FakeTranscriber:
    """Hears in each file the sentences that were put into it, a line each."""

    sure: float = 0.95
    fails: list[NoTranscriptError] = field(default_factory=list)
    asked: int = 0
    name: str = "fake"

    def transcribe(self, sound: bytes) -> list[Word]:
        """A word every fifth of a second."""
        self.asked += 1
        if self.fails:
            raise self.fails.pop()
        return [
            Word(10 * line + at / 5, 10 * line + at / 5 + 0.2, word, self.sure)
            for line, said in enumerate(sound.decode().splitlines())
            for at, word in enumerate(said.split())
        ]


@dataclass
class Scene:
    """A recorded room of the demo-like company, ended, with its films in the bucket."""

    house: Company
    room: MadeRoom
    seller: Any
    recording: str

    @property
    def seen(self) -> Any:
        """The transcript as the seller reads it."""
        return self.room.on(get_transcript, self.seller).body


@pytest.fixture
def scene(wire: FakeSockets) -> Scene:
    house = company()
    room = made_room(house.admin, rubric_id=house.rubric_id, records=True)
    room.on(take_seat, body={"seat": "buyer"})
    seller = room.guest("seller")
    relay = Talker("r1", wire)
    relay.registers()
    host = Speaker(room.host, room, wire, "socket-of-host")
    assert (host.joins(), host.says("record", on=True)) == (200, 200)
    wish = relay.heard[-1]
    store = aws.client("s3")
    place = {"LocationConstraint": "eu-central-1"}
    store.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
    films = []
    for at, (who, text) in enumerate(((seller.user_id, "seller"), (room.host.user_id, "buyer"))):
        for kind in ("person", "voice"):
            key = f"{wish['prefix']}/{who}-{kind}.webm"
            film = {"participant": who, "kind": kind, "key": key, "begins": at * 5.0}
            films.append({**film, "seconds": 60.0, "octets": 9})
            store.put_object(Bucket=BUCKET, Key=key, Body="\n".join(SAID[text]).encode())
    room.on(end_room)
    ready = {"kind": "recording_ready", "room": wish["room"], "recording": wish["recording"]}
    assert relay.says({**ready, "files": films}) == 200
    return Scene(house, room, seller, str(wish["recording"]))


@pytest.fixture
def hears(monkeypatch: pytest.MonkeyPatch) -> FakeTranscriber:
    fake = FakeTranscriber()
    monkeypatch.setattr(on_room_recorded, "open_transcribers", lambda *_: [fake])
    return fake


def _newest(fact: str) -> dict[str, Any]:
    return announced("rooms", fact)[-1]


def _write_down() -> None:
    deliver(on_room_recorded, _newest("RoomRecorded"))


def test_recording_when_written_down_should_say_who_said_what(
    scene: Scene, hears: FakeTranscriber
) -> None:
    assert scene.seen == {"recordings": []}
    for _ in range(2):
        _write_down()
    assert hears.asked == 2
    (one,) = scene.seen["recordings"]
    assert (one["status"], one["by"], one["reason"]) == ("ready", "fake", None)
    said = [(turn["seat"], turn["text"], turn["begins"]) for turn in one["turns"]]
    assert said[:3] == [
        ("seller", SAID["seller"][0], 0),
        ("buyer", SAID["buyer"][0], 5),
        ("seller", SAID["seller"][1], 10),
    ]
    assert len(said) == 12
    assert len([row for row in facts("rooms") if row["fact"] == "RoomTranscribed"]) == 1
    manager = person(tenant=scene.house.admin.tenant, role="manager")
    assert scene.room.on(get_transcript, manager).status == 200
    for stranger in (person(), person(tenant=scene.house.admin.tenant)):
        assert scene.room.on(get_transcript, stranger).status == 404


def test_room_when_over_and_written_down_should_be_judged_once_and_count_as_practice(
    scene: Scene, hears: FakeTranscriber
) -> None:
    deliver(on_room_transcribed, _newest("RoomEnded"))
    assert cards.find(scene.house.admin, scene.room.room_id) is None
    _write_down()
    for _ in range(2):
        deliver(on_room_transcribed, _newest("RoomTranscribed"))
    card = cards.find(scene.house.admin, scene.room.room_id)
    assert card
    assert card.rubric.rubric_id == scene.house.rubric_id
    quoted = [quote.text for one in card.criteria for quote in one.quotes]
    assert quoted
    whole = "\n".join(SAID["seller"] + SAID["buyer"])
    assert all(quote in whole for quote in quoted)
    scored = announced("scoring", "RoleplayScored")
    assert [one["payload"]["user_id"] for one in scored] == [scene.seller.user_id]
    for function in (keep, count):
        deliver(function, scored[0])
    learner = [row for row in rows("dashboard") if row["pk"].endswith(scene.seller.user_id)]
    (page,) = [row for row in learner if row["sk"] == "SUMMARY"]
    assert [one["mode"] for one in page["doc"]["sessions"]] == ["room"]
    assert [row for row in rows("roleplay") if scene.room.room_id in row["pk"]] == []


def test_room_when_a_recording_may_still_come_should_be_asked_about_again_but_not_for_ever(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    sqs = aws.client("sqs")
    queue = sqs.create_queue(QueueName="later", Attributes={"VisibilityTimeout": "0"})["QueueUrl"]
    monkeypatch.setenv("QUEUE_URL", queue)

    def put_back() -> int:
        names = ["ApproximateNumberOfMessagesDelayed"]
        told = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=names)["Attributes"]
        return int(told[names[0]])

    assert deliver(on_room_transcribed, _newest("RoomEnded"))["batchItemFailures"] == []
    assert put_back() == 1
    later = clock.now() + dt.timedelta(minutes=61)
    with clock.set_to(lambda: later):
        assert deliver(on_room_transcribed, _newest("RoomEnded"))["batchItemFailures"] == []
    assert put_back() == 1


def test_room_when_half_of_it_was_not_understood_should_hold_no_absence_against_anybody(
    scene: Scene, hears: FakeTranscriber
) -> None:
    hears.sure = 0.3
    _write_down()
    deliver(on_room_transcribed, _newest("RoomTranscribed"))
    card = cards.find(scene.house.admin, scene.room.room_id)
    assert card
    assert {one.verdict for one in card.criteria} <= {"yes", "not_assessable"}
    turn = scene.seen["recordings"][0]["turns"][0]
    assert len(turn["unsure"]) == len(turn["text"].split())


@pytest.mark.parametrize("track", [1, 2])
def test_recording_when_deleted_while_it_is_written_down_should_leave_nothing(
    scene: Scene, hears: FakeTranscriber, track: int
) -> None:
    path = {"room_id": scene.room.room_id, "recording_id": scene.recording}
    real = hears.transcribe

    def deleting(sound: bytes) -> list[Word]:
        if hears.asked + 1 == track:
            assert send(delete_recording, Call(scene.room.host, path=path)).status == 204
        return real(sound)

    hears.transcribe = deleting  # type: ignore[method-assign]
    _write_down()
    assert hears.asked == track
    assert [row["sk"] for row in rows("rooms") if scene.recording in row["sk"]] == []
    assert scene.seen == {"recordings": []}


def test_recording_when_its_writer_left_should_say_so_and_hold_nobody_up(
    scene: Scene, hears: FakeTranscriber
) -> None:
    hears.fails = [RuntimeError("killed")]  # type: ignore[list-item]
    deliver(on_room_recorded, _newest("RoomRecorded"))
    assert scene.seen["recordings"][0]["status"] == "making"
    later = clock.now() + dt.timedelta(minutes=21)
    with clock.set_to(lambda: later):
        (one,) = scene.seen["recordings"]
        assert (one["status"], one["reason"]) == ("failed", "stopped")


def test_recording_when_a_second_track_fails_should_not_pay_for_the_first_again(
    scene: Scene, hears: FakeTranscriber
) -> None:
    real = hears.transcribe

    def failing(sound: bytes) -> list[Word]:
        if hears.asked == 1:
            hears.fails = [NoTranscriptError("provider", again=True)]
        return real(sound)

    hears.transcribe = failing  # type: ignore[method-assign]
    deliver(on_room_recorded, _newest("RoomRecorded"))
    hears.transcribe = real  # type: ignore[method-assign]
    _write_down()
    assert hears.asked == 3
    assert len(scene.seen["recordings"][0]["turns"]) == 12


@pytest.mark.parametrize("again", [True, False])
def test_recording_when_the_transcriber_fails_should_say_why_and_go_on_when_it_may(
    scene: Scene, hears: FakeTranscriber, again: bool
) -> None:
    hears.fails = [NoTranscriptError("provider", again=again)]
    answer = deliver(on_room_recorded, _newest("RoomRecorded"))
    assert bool(answer["batchItemFailures"]) is again
    (one,) = scene.seen["recordings"]
    assert (one["status"], one["reason"]) == ("failed", "provider")
    if again:
        _write_down()
        assert scene.seen["recordings"][0]["status"] == "ready"


def test_recording_when_its_last_try_fails_should_hold_nobody_up(
    scene: Scene, hears: FakeTranscriber
) -> None:
    hears.fails = [NoTranscriptError("provider", again=True)]
    assert deliver(on_room_recorded, _newest("RoomRecorded"), attempt=3)["batchItemFailures"] == []
    (one,) = scene.seen["recordings"]
    assert (one["status"], one["reason"]) == ("failed", "provider")
    assert _newest("RoomTranscribed")["payload"]["status"] == "failed"


@dataclass
class Mute:
    """A provider without such an endpoint."""

    name: str = "mute"

    def transcribe(self, sound: bytes) -> list[Word]:
        """Nothing, ever."""
        raise NoEndpointError


def test_recording_when_the_provider_writes_nothing_should_leave_it_to_the_next(
    scene: Scene, hears: FakeTranscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_room_recorded, "open_transcribers", lambda *_: [Mute(), hears])
    _write_down()
    (one,) = scene.seen["recordings"]
    assert (one["status"], one["by"], len(one["turns"])) == ("ready", "fake", 12)


def test_recording_when_only_a_provider_that_writes_nothing_is_there_should_say_so(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_room_recorded, "open_transcribers", lambda *_: [Mute()])
    _write_down()
    (one,) = scene.seen["recordings"]
    assert (one["status"], one["reason"]) == ("failed", "provider")


def test_recording_when_nobody_writes_should_say_so(scene: Scene) -> None:
    _write_down()
    (one,) = scene.seen["recordings"]
    assert (one["status"], one["reason"], one["turns"]) == ("none", "no_transcriber", [])
    deliver(on_room_transcribed, _newest("RoomEnded"))
    assert cards.find(scene.house.admin, scene.room.room_id) is None


def test_recording_when_deleted_should_take_its_words_along(
    scene: Scene, hears: FakeTranscriber
) -> None:
    _write_down()
    path = {"room_id": scene.room.room_id, "recording_id": scene.recording}
    assert send(delete_recording, Call(scene.room.host, path=path)).status == 204
    assert scene.seen == {"recordings": []}
    kept = [row["sk"] for row in rows("rooms") if scene.recording in row["sk"]]
    assert kept == []
    _write_down()
    assert scene.seen == {"recordings": []}
