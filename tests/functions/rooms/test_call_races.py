"""What happens to a call while somebody's frame is on its way: the later truth must win."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from functions.rooms import end_room, give_consent, remove_member, take_seat
from sparring.rooms import call_store, dismissal, relay_store
from tests.support.calling import Speaker, Talker
from tests.support.rooming import MadeRoom, made_room
from tests.support.sockets import FakeSockets, sockets


@pytest.fixture
def wire() -> Iterator[FakeSockets]:
    with sockets() as fake:
        yield fake


@pytest.fixture
def relay(wire: FakeSockets) -> Talker:
    talker = Talker("r1", wire)
    assert talker.registers() == 200
    return talker


def _in_between(
    patch: pytest.MonkeyPatch, module: Any, name: str, act: Callable[[], object]
) -> None:
    """Do something once, just before a function of a module runs."""
    real = getattr(module, name)
    done: list[bool] = []

    def hooked(*given: Any) -> Any:
        if not done:
            done.append(True)
            act()
        return real(*given)

    patch.setattr(module, name, hooked)


def _guest(room: MadeRoom, wire: FakeSockets, seat: str = "seller") -> Speaker:
    return Speaker(room.guest(seat), room, wire, f"socket-of-{seat}")


def test_consent_when_taken_back_while_joining_should_be_what_the_relay_hears(
    wire: FakeSockets, relay: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = made_room(records=True)
    room.on(take_seat, body={"seat": "buyer"})
    room.on(give_consent, body={"given": True})
    host = Speaker(room.host, room, wire, "socket-of-host")
    ticket = host.ticket()

    def takes_back() -> None:
        room.on(give_consent, body={"given": False})

    _in_between(monkeypatch, relay_store, "load_relays", takes_back)
    assert host.joins(ticket) == 200
    assert [one["consent"] for one in relay.heard if one["kind"] == "join"] == [False]


@pytest.mark.parametrize("how", ["removed", "ended"])
def test_join_when_removed_or_ended_on_the_way_should_leave_nobody_in_the_call(
    wire: FakeSockets, relay: Talker, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    room = made_room()
    guest = _guest(room, wire)
    ticket = guest.ticket()

    def ends() -> None:
        if how == "ended":
            room.on(end_room)
        else:
            room.on(remove_member, body={"member_id": guest.caller.user_id})

    _in_between(monkeypatch, relay_store, "load_relays", ends)
    assert guest.joins(ticket) == 404
    assert call_store.peers(room.host, room.room_id) == {}
    assert relay.heard == []


def test_relay_when_it_registers_while_something_is_sent_should_hear_the_rest(
    wire: FakeSockets, relay: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = made_room()
    room.on(take_seat, body={"seat": "buyer"})
    host = Speaker(room.host, room, wire, "socket-of-host")
    assert host.joins() == 200
    real = relay_store.load_line
    done: list[bool] = []

    def races(name: str) -> Any:
        line = real(name)
        if not done:
            done.append(True)
            assert host.says("mute", muted=True, camera_off=False) == 200
        return line

    monkeypatch.setattr(relay_store, "load_line", races)
    again = Moved("r1", wire)
    assert again.registers(seen=1) == 200
    assert host.says("mute", muted=False, camera_off=False) == 200
    assert [one["kind"] for one in again.heard][-1] == "mute"


class Moved(Talker):
    """The same relay over another socket."""

    @property
    def connection(self) -> str:
        """Its new socket's id."""
        return "socket-anew"


def test_stand_up_when_in_a_call_should_end_it_for_them(wire: FakeSockets, relay: Talker) -> None:
    room = made_room()
    guest = _guest(room, wire)
    assert guest.joins() == 200
    assert room.on(take_seat, guest.caller, {"seat": None}).body["your_seat"] is None
    assert call_store.peers(room.host, room.room_id) == {}
    assert relay.heard[-1]["kind"] == "leave"
    assert guest.heard[-1]["kind"] == "gone"


def test_removal_when_somebody_writes_meanwhile_should_number_each_thing_once(
    wire: FakeSockets, relay: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = made_room()
    room.on(take_seat, body={"seat": "buyer"})
    host = Speaker(room.host, room, wire, "socket-of-host")
    seller, observer = _guest(room, wire), _guest(room, wire, "observer")
    assert [one.joins() for one in (host, seller, observer)] == [200, 200, 200]

    def writes() -> None:
        assert host.says("chat", text="hello") == 200

    _in_between(monkeypatch, dismissal, "tell", writes)
    room.on(remove_member, body={"member_id": observer.caller.user_id})
    told = [one for one in wire.heard(seller.connection) if one.get("number")]
    assert [one["body"]["kind"] for one in told] == ["chat", "gone"]
    assert len({one["number"] for one in told}) == 2
    assert [one["kind"] for one in observer.heard][-1] == "gone"
