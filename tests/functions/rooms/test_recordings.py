"""Recordings: begun by consent, shown to whoever comes, played by link, really deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from functions.rooms import (
    delete_recording,
    end_room,
    get_recording,
    get_recording_settings,
    give_consent,
    list_recordings,
    set_recording_settings,
    take_seat,
)
from sparring.kit import aws, clock
from sparring.kit.caller import Caller
from tests.support.calling import Speaker, Talker
from tests.support.http import Answer, Call, person, send
from tests.support.rooming import MadeRoom, made_room
from tests.support.sockets import FakeSockets, sockets
from tests.support.tables import facts

BUCKET = "films"


@pytest.fixture
def wire() -> Iterator[FakeSockets]:
    with sockets() as fake:
        yield fake


@pytest.fixture
def relay(wire: FakeSockets) -> Talker:
    talker = Talker("r1", wire)
    talker.registers()
    return talker


@pytest.fixture
def films() -> Any:
    client = aws.client("s3")
    place = {"LocationConstraint": "eu-central-1"}
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
    return client


@pytest.fixture
def room() -> MadeRoom:
    made = made_room(records=True)
    made.on(take_seat, body={"seat": "coach"})
    return made


@pytest.fixture
def host(room: MadeRoom, wire: FakeSockets, relay: Talker) -> Speaker:
    speaker = Speaker(room.host, room, wire, "socket-of-host")
    assert speaker.joins() == 200
    return speaker


def _place(room: MadeRoom) -> str:
    return f"{room.host.tenant}-{room.room_id}"


def _guest(room: MadeRoom, wire: FakeSockets, seat: str) -> Speaker:
    speaker = Speaker(room.guest(seat), room, wire, f"socket-of-{seat}")
    assert speaker.joins() == 200
    return speaker


def _begun(host: Speaker, relay: Talker) -> Any:
    """The wish as the relay heard it."""
    assert host.says("record", on=True) == 200
    (wish,) = [one for one in relay.heard if one["kind"] == "record"]
    return wish


def _film(wish: Any, who: str, **fields: object) -> dict[str, object]:
    key = f"{wish['prefix']}/{who}-person.webm"
    film = {"participant": who, "kind": "person", "key": key}
    return {**film, "begins": 0.5, "seconds": 12.25, "octets": 4, **fields}


def _made(room: MadeRoom, relay: Talker, wish: Any, *films: dict[str, object]) -> None:
    ready = {"kind": "recording_ready", "room": _place(room), "recording": wish["recording"]}
    relay.says({**ready, "files": list(films)})


def _ask(function: Any, room: MadeRoom, recording: str, caller: Caller | None = None) -> Answer:
    path = {"room_id": room.room_id, "recording_id": recording}
    return send(function, Call(caller or room.host, path=path))


def _listed(room: MadeRoom, caller: Caller | None = None) -> list[Any]:
    answer = room.on(list_recordings, caller)
    assert answer.status == 200, answer.body
    return list(answer.body["items"])


def test_record_when_asked_should_be_the_hosts_alone_and_name_its_place(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    assert _guest(room, wire, "seller").says("record", on=True) == 403
    wish = _begun(host, relay)
    place = f"recordings/{room.host.tenant}/{room.room_id}/{wish['recording']}"
    assert (wish["prefix"], wish["keep_days"], wish["on"]) == (place, 90, True)
    assert host.says("record", on=True) == 200
    assert len([one for one in relay.heard if one["kind"] == "record"]) == 1
    (listed,) = _listed(room)
    assert (listed["recording_id"], listed["status"]) == (wish["recording"], "recording")


def test_record_when_the_room_was_announced_without_should_be_refused(
    wire: FakeSockets, relay: Talker
) -> None:
    room = made_room()
    room.on(take_seat, body={"seat": "seller"})
    host = Speaker(room.host, room, wire, "socket-of-host")
    host.joins()
    assert host.says("record", on=True) == 409
    assert [one["kind"] for one in relay.heard] == ["join"]


def test_marker_when_somebody_comes_late_should_be_the_first_thing_they_hear(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    wish = _begun(host, relay)
    told = {"kind": "recording", "recording": wish["recording"], "running": True}
    relay.says({**told, "room": _place(room), "waiting_for": []})
    assert host.heard[-1] == {**told, "waiting_for": []}
    late = _guest(room, wire, "seller")
    assert late.heard[0] == {**told, "waiting_for": []}
    paused = {"running": False, "waiting_for": [late.caller.user_id]}
    relay.says({**told, **paused, "room": _place(room)})
    assert host.heard[-1]["waiting_for"] == late.heard[-1]["waiting_for"] == paused["waiting_for"]
    later = _guest(room, wire, "buyer")
    assert later.heard[0] == {**told, **paused}


def test_marker_when_recording_stops_should_go_for_everybody(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    wish = _begun(host, relay)
    relay.says(
        {"kind": "recording", "room": _place(room), "recording": wish["recording"],
         "running": True, "waiting_for": []}
    )  # fmt: skip
    assert host.says("record", on=False) == 200
    assert host.heard[-1] == {"kind": "recording", "running": False, "recording": ""}
    # What the relay said before it heard so comes too late to bring the marker back.
    relay.says(
        {"kind": "recording", "room": _place(room), "recording": wish["recording"],
         "running": True, "waiting_for": []}
    )  # fmt: skip
    assert host.heard[-1]["running"] is False
    assert _guest(room, wire, "seller").heard == []
    assert _listed(room)[0]["status"] == "finishing"
    again = host.says("record", on=True)
    assert again == 200
    names = {one["recording"] for one in relay.heard if one["kind"] == "record"}
    assert len(names) == 2


def test_consent_when_given_before_the_call_should_travel_with_the_join(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    guest = room.guest("seller")
    room.on(give_consent, guest, {"given": True})
    Speaker(guest, room, wire, "socket-of-seller").joins()
    assert [one["consent"] for one in relay.heard if one["kind"] == "join"] == [False, True]


def test_consent_when_given_or_taken_back_outside_the_call_should_reach_its_relay(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    for given in (True, False):
        room.on(give_consent, body={"given": given})
    said = [one for one in relay.heard if one["kind"] == "consent"]
    assert [(one["participant"], one["given"]) for one in said] == [
        (host.caller.user_id, True),
        (host.caller.user_id, False),
    ]
    assert host.says("chat", text="Their numbers go on.") == 200


def test_recording_when_its_relay_dies_should_go_on_elsewhere_under_a_new_name(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    wish = _begun(host, relay)
    second = Talker("r2", wire)
    second.registers()
    relay.says({"kind": "moved", "room": _place(room)})
    assert host.joins() == 200
    assert [one["kind"] for one in second.heard] == ["join", "record"]
    assert [one["seq"] for one in second.heard] == [1, 2]
    assert second.heard[1]["recording"] != wish["recording"]
    # The one before is finished by the relay that began it, or by its next life.
    other = Talker("r1-again", wire)
    other.registers()
    _made(room, other, wish, _film(wish, host.caller.user_id))
    assert [one["status"] for one in _listed(room)] == ["ready", "recording"]


def test_talk_when_the_room_has_moved_should_still_count(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    from functions.rooms import get_talk

    me = {"room": _place(room), "participant": host.caller.user_id, "kind": "talk"}
    Talker("r2", wire).registers()
    relay.says({"kind": "moved", "room": _place(room)})
    relay.says({**me, "began": 1_000.0, "segments": [[0.0, 4.0]]})
    stranger = Talker("r3", wire)
    stranger.registers()
    stranger.says({**me, "began": 2_000.0, "segments": [[0.0, 4.0]]})
    talk = room.on(get_talk).body
    assert [one["seconds"] for one in talk["people"]] == [4.0]
    assert (talk["people"][0]["seat"], talk["people"][0]["permille"]) == ("coach", 1_000)


def test_recording_when_ready_should_play_by_link_for_its_people_only(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker, films: Any
) -> None:
    seller = _guest(room, wire, "seller")
    wish = _begun(host, relay)
    film = _film(wish, seller.caller.user_id)
    films.put_object(Bucket=BUCKET, Key=str(film["key"]), Body=b"webm")
    early = _ask(get_recording, room, wish["recording"])
    assert (early.status, early.code) == (409, "recording_not_ready")
    for _ in range(2):
        _made(room, relay, wish, film)
    (fact,) = [one for one in facts("rooms") if one["fact"] == "RoomRecorded"]
    assert fact["payload"]["files"] == [film]
    seen = _ask(get_recording, room, wish["recording"], seller.caller).body
    assert (seen["status"], seen["seconds"], seen["may_delete"]) == ("ready", 12.75, False)
    (shown,) = seen["files"]
    assert shown["seat"] == "seller"
    assert f"{BUCKET}.s3.eu-central-1.amazonaws.com/{film['key']}?" in shown["url"]
    assert "X-Amz-Expires=900" in shown["url"]
    manager = person(tenant=room.host.tenant, role="manager")
    assert _ask(get_recording, room, wish["recording"], manager).status == 404
    room.on(end_room)
    assert _ask(get_recording, room, wish["recording"], manager).status == 200
    for stranger in (person(), person(role="admin"), person(tenant=room.host.tenant)):
        assert _ask(get_recording, room, wish["recording"], stranger).status == 404
        assert room.on(list_recordings, stranger).status == 404


def test_recording_when_a_file_lies_elsewhere_should_not_be_taken(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    wish = _begun(host, relay)
    for key in ("recordings/tn_other/rm_x/rc_x/a.webm", f"{wish['prefix']}x/a.webm"):
        _made(room, relay, wish, _film(wish, host.caller.user_id, key=key))
    assert _listed(room)[0]["status"] == "recording"


def test_delete_when_asked_should_leave_neither_file_nor_row(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker, films: Any
) -> None:
    seller = _guest(room, wire, "seller")
    wish = _begun(host, relay)
    keep = f"{wish['prefix']}x/other.webm"
    film = _film(wish, seller.caller.user_id)
    for key in (str(film["key"]), keep):
        films.put_object(Bucket=BUCKET, Key=key, Body=b"webm")
    running = _ask(delete_recording, room, wish["recording"])
    assert (running.status, running.code) == (409, "recording_running")
    _made(room, relay, wish, film)
    assert _ask(delete_recording, room, wish["recording"], seller.caller).status == 403
    assert _ask(delete_recording, room, wish["recording"], person(role="admin")).status == 404
    for _ in range(2):
        assert _ask(delete_recording, room, wish["recording"]).status == 204
    assert [one["Key"] for one in films.list_objects_v2(Bucket=BUCKET)["Contents"]] == [keep]
    assert _listed(room) == []
    assert _ask(get_recording, room, wish["recording"]).code == "no_such_recording"


def test_recording_when_its_days_are_over_should_be_gone(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    admin = person(tenant=room.host.tenant, role="admin")
    assert send(get_recording_settings, Call(admin)).body == {"keep_days": 90}
    assert send(set_recording_settings, Call(admin, {"keep_days": 7})).status == 200
    assert send(set_recording_settings, Call(admin, {"keep_days": 8})).status == 422
    learner = person(tenant=room.host.tenant)
    assert send(set_recording_settings, Call(learner, {"keep_days": 7})).status == 403
    wish = _begun(host, relay)
    assert wish["keep_days"] == 7
    _made(room, relay, wish, _film(wish, host.caller.user_id))
    (listed,) = _listed(room)
    due = clock.parse(listed["expires_on"])
    assert abs(due - clock.now() - dt.timedelta(days=7)) < dt.timedelta(minutes=1)
    with clock.set_to(lambda: due):
        assert _listed(room) == []


def test_recording_when_its_relay_is_never_heard_again_should_be_called_lost(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    wish = _begun(host, relay)
    room.on(end_room)
    assert _listed(room)[0]["status"] == "finishing"
    later = clock.now() + dt.timedelta(minutes=31)
    with clock.set_to(lambda: later):
        assert _listed(room)[0]["status"] == "lost"
        assert _ask(delete_recording, room, wish["recording"]).status == 204
        assert _listed(room) == []


def test_recording_when_the_files_fail_should_say_why(
    wire: FakeSockets, relay: Talker, room: MadeRoom, host: Speaker
) -> None:
    wish = _begun(host, relay)
    failed = {"kind": "recording_failed", "room": _place(room), "recording": wish["recording"]}
    relay.says({**failed, "text": "disk full"})
    (listed,) = _listed(room)
    assert (listed["status"], listed["failure"]) == ("failed", "disk full")
