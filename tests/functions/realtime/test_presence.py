"""Who is there: seen by their own company only, and gone five seconds after the last word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from functions.realtime import list_presence, ws_beat, ws_connect, ws_disconnect
from functions.rooms import end_room
from sparring.kit import clock
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.http import Call, Context, admit, person
from tests.support.rooming import made_room
from tests.support.sockets import FakeSockets, frame, sockets
from tests.support.tables import rows


@pytest.fixture
def wire() -> Iterator[FakeSockets]:
    with sockets() as fake:
        yield fake


def _connected(caller: Caller, connection: str = "c1") -> Caller:
    ws_connect.handler(frame(caller, connection), Context())
    return caller


def _beats(caller: Caller, connection: str = "c1", **said: Any) -> int:
    body = {"type": "beat", **said}
    return int(ws_beat.handler(frame(caller, connection, body), Context())["statusCode"])


def _there(caller: Caller) -> list[tuple[str, str | None, bool]]:
    items = sent(list_presence, Call(caller)).body["items"]
    return [(one["user_id"], one["room_id"], one["away"]) for one in items]


def test_beat_when_sent_should_be_seen_by_ones_own_company_only(wire: FakeSockets) -> None:
    one = _connected(person())
    admit(one, name="Ada Byron")
    assert _beats(one, muted=True) == 200
    colleague, stranger = person(tenant=one.tenant), person()
    (seen,) = sent(list_presence, Call(colleague)).body["items"]
    assert (seen["name"], seen["muted"], seen["room_id"]) == ("Ada Byron", True, None)
    assert _there(stranger) == []


def test_presence_when_silent_for_five_seconds_should_be_absence(wire: FakeSockets) -> None:
    one = _connected(person())
    now = clock.now()
    with clock.set_to(lambda: now):
        _beats(one)
    with clock.set_to(lambda: now + dt.timedelta(seconds=4.9)):
        assert len(_there(one)) == 1
    with clock.set_to(lambda: now + dt.timedelta(seconds=5.1)):
        assert _there(one) == []
    (row,) = [row for row in rows("realtime") if "#PRESENCE" in row["pk"]]
    assert clock.epoch() < row["expires_at"] <= clock.epoch(61)


def test_disconnect_when_one_of_two_tabs_closes_should_leave_the_other(wire: FakeSockets) -> None:
    one = _connected(_connected(person()), "c2")
    _beats(one)
    _beats(one, "c2", away=True)
    assert _there(one) == [(one.user_id, None, False)]
    ws_disconnect.handler(frame(one, "c1"), Context())
    assert _there(one) == [(one.user_id, None, True)]
    ws_disconnect.handler(frame(one, "c2"), Context())
    assert _there(one) == []


def test_beat_when_in_a_room_should_tell_the_others_once_and_when_it_closes(
    wire: FakeSockets,
) -> None:
    room = made_room()
    guest = _connected(room.guest("seller"), "c1")
    _connected(room.host, "c2")
    for _ in range(3):
        _beats(guest, room_id=room.room_id)
    told = {"type": "presence", "user_id": guest.user_id, "there": True, "room_id": room.room_id}
    still = {"muted": False, "camera": False, "speaking": False, "away": False}
    assert wire.heard("c2") == [{**told, **still}]
    _beats(guest, room_id=room.room_id, speaking=True)
    assert wire.heard("c2")[-1]["speaking"] is True
    ws_disconnect.handler(frame(guest, "c1"), Context())
    assert wire.heard("c2")[-1] == {**told, "there": False}
    assert wire.heard("c1") == []


def test_beat_when_the_room_is_not_ones_own_should_not_name_it(wire: FakeSockets) -> None:
    room = made_room()
    colleague = _connected(person(tenant=room.host.tenant))
    _beats(colleague, room_id=room.room_id)
    assert _there(colleague) == [(colleague.user_id, None, False)]
    member = _connected(room.guest(), "c3")
    room.on(end_room)
    _beats(member, "c3", room_id=room.room_id)
    assert {one[1] for one in _there(colleague)} == {None}


def test_beat_when_its_connection_is_gone_should_be_forgotten(wire: FakeSockets) -> None:
    room = made_room()
    host = _connected(room.host, "c2")
    _beats(host, "c2")
    guest = _connected(room.guest("seller"), "c1")
    wire.gone.add("c2")
    _beats(guest, room_id=room.room_id)
    assert _there(guest) == [(guest.user_id, room.room_id, False)]


@pytest.mark.parametrize(
    "said", [{"room_id": "rm_x"}, {"muted": "perhaps"}, {"from": "us_somebody"}, {"type": "beet"}]
)
def test_beat_when_odd_should_be_refused_and_change_nothing(
    wire: FakeSockets, said: dict[str, Any]
) -> None:
    one = _connected(person())
    assert _beats(one, **said) == 400
    assert wire.heard("c1") == [{"type": "error", "code": "bad_frame"}]
    assert _there(one) == []


def test_case_40_beat_when_its_token_has_ended_should_be_hung_up_on(wire: FakeSockets) -> None:
    one = _connected(person())
    later = clock.now() + dt.timedelta(seconds=700)
    with clock.set_to(lambda: later):
        assert _beats(one) == 401
        assert _there(one) == []
    assert wire.hung_up == ["c1"]
