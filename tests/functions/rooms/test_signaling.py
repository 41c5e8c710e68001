"""Calls: admitted once, heard in order, told in order, and never to anybody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from functions.realtime import ws_disconnect
from functions.rooms import (
    admit_to_room,
    end_room,
    remove_member,
    ws_relay,
    ws_signal,
)
from sparring.kit import clock
from sparring.kit.caller import RELAYS, Caller
from sparring.realtime.pace import pace
from sparring.realtime.service import redeem
from sparring.rooms import call_store
from tests.support.calling import OFFER, Speaker, Talker, admitted
from tests.support.http import Context, person
from tests.support.rooming import MadeRoom, made_room
from tests.support.sockets import FakeSockets, frame, sockets


@pytest.fixture
def wire() -> Iterator[FakeSockets]:
    with sockets() as fake:
        yield fake


@pytest.fixture
def relay(wire: FakeSockets) -> Talker:
    talker = Talker("r1", wire)
    assert talker.registers() == 200
    return talker


@pytest.fixture
def room() -> MadeRoom:
    return made_room()


def _speaker(room: MadeRoom, wire: FakeSockets, seat: str, *, joins: bool = True) -> Speaker:
    speaker = Speaker(room.guest(seat), room, wire, f"socket-of-{seat}")
    if joins:
        assert speaker.joins() == 200
    return speaker


def _place(room: MadeRoom) -> str:
    return f"{room.host.tenant}-{room.room_id}"


def test_join_when_admitted_should_reach_the_relay_and_bring_its_answer(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller = _speaker(room, wire, "seller")
    me = {"room": _place(room), "participant": seller.caller.user_id}
    (joined,) = relay.heard
    assert joined == {
        **me, "type": "to_relay", "seq": 1, "kind": "join", "offer": OFFER, "consent": False
    }  # fmt: skip
    relay.says({**me, "kind": "answer", "sdp": "v=0"}, {**me, "kind": "connected"})
    assert seller.heard == [
        {"kind": "answer", "sdp": "v=0"},
        {"kind": "connected", "user_id": seller.caller.user_id},
    ]


def test_case_34_join_when_ticket_is_used_foreign_or_old_should_be_refused(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller = _speaker(room, wire, "seller", joins=False)
    ticket = seller.ticket()
    assert seller.joins(ticket) == 200
    other = _speaker(room, wire, "buyer", joins=False)
    assert other.joins(ticket) == 401
    again = Speaker(seller.caller, room, wire, "another-tab")
    assert again.joins(ticket) == 401
    old = again.ticket()
    later = clock.now() + dt.timedelta(seconds=61)
    with clock.set_to(lambda: later):
        relay.beats()
        assert again.joins(old) == 401
        assert again.joins() == 200
    assert len(relay.heard) == 2


def test_admission_when_not_seated_or_not_open_should_be_refused(wire: FakeSockets) -> None:
    room = made_room()
    assert room.on(admit_to_room, room.guest()).code == "no_seat"
    assert room.on(admit_to_room, person(tenant=room.host.tenant)).status == 404
    later = made_room(starts_at="2027-01-12T09:00:00Z")
    assert later.on(admit_to_room, later.guest("seller")).code == "no_seat"


def test_case_35_signal_when_the_room_is_foreign_or_ended_should_be_an_error(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller = _speaker(room, wire, "seller")
    stranger = Speaker(person(), room, wire, "stranger")
    assert stranger.raw(1, {"kind": "chat", "text": "Hello"}) == 404
    assert wire.heard("stranger") == [{"type": "error", "code": "no_such_room"}]
    room.on(end_room)
    assert seller.says("chat", text="Still here?") == 404


def test_case_36_signal_when_it_names_a_sender_should_be_refused(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller, buyer = _speaker(room, wire, "seller"), _speaker(room, wire, "buyer")
    body = {"kind": "chat", "text": "I am the coach", "user_id": "us_somebody"}
    assert seller.raw(2, body) == 400
    whole = {"type": "signal", "room_id": room.room_id, "n": 2, "from": buyer.caller.user_id}
    event = frame(seller.caller, seller.connection, {**whole, "body": {"kind": "leave"}})
    assert ws_signal.handler(event, Context())["statusCode"] == 400
    assert buyer.says("chat", text="Who is there?") == 200
    assert [one["user_id"] for one in seller.heard] == [buyer.caller.user_id]


@pytest.mark.parametrize("offer", ["x" * 32_769, "a=x\n" * 2_001, ""])
def test_case_37_join_when_the_offer_is_a_bomb_should_reach_no_relay(
    wire: FakeSockets, relay: Talker, room: MadeRoom, offer: str
) -> None:
    seller = _speaker(room, wire, "seller", joins=False)
    assert seller.says("join", ticket=seller.ticket(), offer=offer) in (400, 413)
    assert relay.heard == []


def test_signal_when_repeated_or_early_should_count_once_and_in_order(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller, buyer = _speaker(room, wire, "seller"), _speaker(room, wire, "buyer")
    for n, text in ((2, "one"), (2, "one"), (4, "three"), (3, "two"), (4, "three")):
        assert seller.raw(n, {"kind": "chat", "text": text}) == 200
    assert [one["text"] for one in buyer.heard] == ["one", "two", "three"]
    answers = [f["body"] for f in wire.heard(seller.connection) if f["type"] == "signal"]
    assert {"kind": "missing"} in answers
    assert answers.count({"kind": "taken", "n": 2}) == 2


def test_resume_when_the_socket_was_new_should_bring_what_was_missed_in_order(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller, buyer = _speaker(room, wire, "seller"), _speaker(room, wire, "buyer")
    seller.says("chat", text="one")
    seen = wire.heard(buyer.connection)[-1]["number"]
    wire.gone.add(buyer.connection)
    seller.says("chat", text="two")
    seller.says("hand", up=True)
    buyer.connection = "socket-of-buyer-again"
    assert buyer.raw(0, {"kind": "resume", "seen": seen}) == 200
    frames = wire.heard(buyer.connection)
    assert frames[0]["body"] == {"kind": "resumed", "taken": 1}
    assert [one["body"]["kind"] for one in frames[1:]] == ["chat", "hand"]
    assert [one["after"] for one in frames[1:]] == [seen, frames[1]["number"]]
    assert buyer.says("chat", text="back") == 200


def test_whisper_when_the_coach_says_it_should_be_heard_by_the_seller_only(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seats = {seat: _speaker(room, wire, seat) for seat in ("seller", "buyer", "coach", "observer")}
    assert seats["coach"].says("whisper", text="Ask about March") == 200
    heard = {seat: [one["kind"] for one in who.heard] for seat, who in seats.items()}
    assert heard == {"seller": ["whisper"], "buyer": [], "coach": ["whisper"], "observer": []}
    assert seats["buyer"].says("whisper", text="psst") == 403


def test_signal_when_refused_should_count_and_not_hold_up_what_comes_after(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller, buyer = _speaker(room, wire, "seller"), _speaker(room, wire, "buyer")
    for n, body in ((2, {"kind": "whisper", "text": "psst"}), (3, {"kind": "record", "on": True})):
        assert seller.raw(n, body) == 403
        assert wire.heard(seller.connection)[-2]["body"] == {"kind": "taken", "n": n}
    assert seller.raw(2, {"kind": "whisper", "text": "psst"}) == 200
    assert seller.raw(4, {"kind": "chat", "text": "Good morning"}) == 200
    assert [one["text"] for one in buyer.heard] == ["Good morning"]


def test_chat_when_somebody_comes_back_should_hold_what_they_were_told_and_no_more(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller, coach = _speaker(room, wire, "seller"), _speaker(room, wire, "coach")
    assert seller.history == []
    seller.says("chat", text="one")
    buyer = _speaker(room, wire, "buyer")
    coach.says("whisper", text="ask about the price")
    pace.cache_clear()
    for at in range(25):
        seller.says("chat", text=f"{at} " + "x" * 990)
    pace.cache_clear()
    assert buyer.joins() == seller.joins() == 200
    kept = [line["text"].partition(" ")[0] for line in buyer.history]
    assert kept == [str(at) for at in range(25)][-len(kept) :]
    assert 15 < len(kept) < 20
    assert not [line for line in seller.history if line["text"] == "one"]
    fresh = made_room()
    first, second = _speaker(fresh, wire, "seller"), _speaker(fresh, wire, "coach")
    first.says("chat", text="one")
    second.says("whisper", text="two")
    third = _speaker(fresh, wire, "buyer")
    assert first.joins() == third.joins() == 200
    assert [line["text"] for line in first.history] == ["one", "two"]
    assert third.history == []


def test_relay_when_its_messages_come_twice_should_count_once(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller = _speaker(room, wire, "seller")
    me = {"room": _place(room), "participant": seller.caller.user_id}
    one = {"seq": 1, **me, "kind": "answer", "sdp": "a"}
    two = {"seq": 2, **me, "kind": "connected"}
    for batch in ([one], [one, two], [one, two]):
        assert relay.frame({"kind": "batch", "messages": batch}) == 200
    assert [body["kind"] for body in seller.heard] == ["answer", "connected"]
    acks = [f["upto"] for f in wire.heard(relay.connection) if f["kind"] == "ack"]
    assert acks == [1, 2, 2]


def test_relay_when_it_missed_something_should_get_it_again_in_order(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    wire.gone.add(relay.connection)
    _speaker(room, wire, "seller")
    _speaker(room, wire, "buyer").says("mute", muted=True, camera_off=False)
    assert relay.heard == []
    wire.gone.clear()
    relay.registers(seen=1)
    assert [(one["seq"], one["kind"]) for one in relay.heard] == [(2, "join"), (3, "mute")]
    relay.frame({"kind": "resend", "after": 2})
    assert [one["seq"] for one in relay.heard] == [2, 3, 3]


def test_relay_when_it_dies_should_lose_the_room_to_another_at_the_next_join(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller, buyer = _speaker(room, wire, "seller"), _speaker(room, wire, "buyer")
    second = Talker("r2", wire)
    second.registers()
    dead = frame(_relay_caller("r1"), relay.connection)
    ws_disconnect.handler(dead, Context())
    assert seller.says("join", offer=OFFER) == 200
    assert [one["kind"] for one in second.heard] == ["join"]
    assert buyer.heard[-1] == {"kind": "moved"}
    assert buyer.says("join", offer=OFFER) == 200
    assert [one["participant"] for one in second.heard] == [
        seller.caller.user_id,
        buyer.caller.user_id,
    ]
    late = {"room": _place(room), "participant": seller.caller.user_id, "kind": "gone", "why": "x"}
    relay.says(late)
    assert seller.says("chat", text="still in") == 200


def _relay_caller(name: str) -> Caller:
    return Caller(RELAYS, name, "admin", expires_at=clock.epoch(600))


def test_join_when_no_relay_is_alive_should_say_so(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller = _speaker(room, wire, "seller", joins=False)
    ticket = seller.ticket()
    later = clock.now() + dt.timedelta(seconds=7)
    with clock.set_to(lambda: later):
        assert seller.joins(ticket) == 503
        relay.beats(draining=True)
        assert seller.joins(ticket) == 503
        relay.beats(rooms=60)
        assert seller.joins(ticket) == 503
        relay.beats()
        assert seller.joins(ticket) == 200
    assert wire.heard(seller.connection)[0] == {"type": "error", "code": "no_relay"}


def test_relay_when_it_drains_should_hand_its_rooms_on(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller = _speaker(room, wire, "seller")
    second = Talker("r2", wire)
    second.registers()
    relay.says({"kind": "moved", "room": _place(room)})
    assert seller.heard[-1] == {"kind": "moved"}
    assert seller.says("join", offer=OFFER) == 200
    assert len(second.heard) == 1


def test_remove_and_end_when_in_a_call_should_end_it_for_them(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller, buyer = _speaker(room, wire, "seller"), _speaker(room, wire, "buyer")
    for _ in range(2):
        room.on(remove_member, body={"member_id": buyer.caller.user_id})
    assert buyer.heard[-1]["why"] == "removed"
    assert buyer.says("chat", text="hello?") == 404
    room.on(end_room)
    assert seller.heard[-1] == {"kind": "ended"}
    assert [one["kind"] for one in relay.heard] == ["join", "join", "leave", "end"]


def test_relay_frame_when_a_person_sends_it_should_be_forbidden(
    wire: FakeSockets, relay: Talker
) -> None:
    body = {"type": "relay", "kind": "resend", "after": 0}
    event = frame(person(role="admin"), "c1", body)
    assert ws_relay.handler(event, Context())["statusCode"] == 403


def test_admit_relay_when_named_should_open_one_socket_once(wire: FakeSockets) -> None:
    given = admitted("relay-7")
    ticket = redeem(given["ticket"])
    assert (ticket.tenant, ticket.user_id) == (RELAYS, "relay-7")
    with pytest.raises(Exception, match="sign in"):
        redeem(given["ticket"])
    with pytest.raises(ValueError, match="name"):
        admitted("a#b")


def test_talk_when_told_should_rest_with_the_call(
    wire: FakeSockets, relay: Talker, room: MadeRoom
) -> None:
    seller = _speaker(room, wire, "seller")
    me = {"room": _place(room), "participant": seller.caller.user_id}
    relay.says(
        {**me, "kind": "talk", "began": 5.0, "segments": [[0.0, 1.5]]},
        {**me, "kind": "quality", "people": {seller.caller.user_id: 4}},
    )
    (row,) = call_store.talk(seller.caller, room.room_id)
    assert (row["began"], row["segments"]) == (5, [[0, 1.5]])
    assert [one["kind"] for one in seller.heard] == ["quality"]
