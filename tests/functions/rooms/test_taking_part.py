"""Who comes in, who sits where, who decides: and what the others never see."""

from __future__ import annotations

from typing import Any

import pytest

from functions.rooms import (
    end_room,
    enter_room,
    get_room,
    give_consent,
    hand_over_room,
    invite_to_room,
    leave_room,
    list_rooms,
    lock_room,
    open_room,
    remove_member,
    take_seat,
)
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.http import Call, person
from tests.support.rooming import BRIEFS, MadeRoom, made_room

LEADING: list[tuple[Any, object]] = [
    (end_room, None),
    (invite_to_room, None),
    (lock_room, {"locked": True}),
    (open_room, None),
]


def _seats(room: MadeRoom) -> dict[str, str | None]:
    return {one["user_id"]: one["seat"] for one in room.seen_by(room.host)["members"]}


def test_get_room_when_seated_should_show_ones_own_brief_only() -> None:
    room = made_room()
    people = {seat: room.guest(seat) for seat in BRIEFS}
    for seat, who in people.items():
        answer = room.on(get_room, who)
        assert answer.body["brief"] == BRIEFS[seat]
        assert not [b for s, b in BRIEFS.items() if s != seat and b in str(answer.body)]
    assert room.seen_by(room.host)["brief"] is None


def test_enter_room_when_followed_should_show_the_newcomer_by_name() -> None:
    room = made_room()
    room.guest("buyer")
    names = [one["name"] for one in room.seen_by(room.host)["members"]]
    assert len(names) == 2
    assert all(names)


def test_get_room_when_not_a_member_should_be_not_found() -> None:
    room = made_room()
    for stranger in (person(tenant=room.host.tenant), person(), person(room.host.tenant, "admin")):
        assert room.on(get_room, stranger).status == 404
        assert room.on(take_seat, stranger, {"seat": "buyer"}).status == 404
        assert room.on(end_room, stranger).status == 404


def test_enter_room_when_link_is_old_or_foreign_should_lead_nowhere() -> None:
    room = made_room()
    old, newest = room.secret(), room.secret()
    guest, foreigner = person(tenant=room.host.tenant), person()
    assert room.on(enter_room, guest, {"secret": old}).code == "bad_invitation"
    assert room.on(enter_room, foreigner, {"secret": newest}).status == 404
    entered = room.on(enter_room, guest, {"secret": newest})
    assert entered.body["your_seat"] is None
    assert room.on(enter_room, guest, {"secret": newest}).body == entered.body


def test_enter_room_when_nobody_was_invited_should_lead_nowhere() -> None:
    room = made_room()
    guest = person(tenant=room.host.tenant)
    assert room.on(enter_room, guest, {"secret": "x" * 32}).code == "bad_invitation"


def test_enter_room_when_locked_should_keep_newcomers_out_and_members_in() -> None:
    room = made_room()
    member = room.guest("seller")
    secret = room.secret()
    room.on(lock_room, body={"locked": True})
    newcomer = person(tenant=room.host.tenant)
    assert room.on(enter_room, newcomer, {"secret": secret}).code == "room_locked"
    assert room.on(enter_room, member, {"secret": secret}).body["your_seat"] == "seller"
    room.on(lock_room, body={"locked": False})
    assert room.on(enter_room, newcomer, {"secret": secret}).status == 200


def test_enter_room_when_thirty_are_there_should_be_full() -> None:
    room = made_room()
    secret = room.secret()
    guests = [person(tenant=room.host.tenant) for _ in range(30)]
    answers = [room.on(enter_room, one, {"secret": secret}) for one in guests]
    assert [answer.status for answer in answers] == [200] * 29 + [409]
    assert answers[-1].code == "room_full"


def test_take_seat_when_somebody_has_it_should_say_so_and_keep_ones_own() -> None:
    room = made_room()
    seller, other = room.guest("seller"), room.guest("observer")
    refused = room.on(take_seat, other, {"seat": "seller"})
    assert (refused.status, refused.code) == (409, "seat_taken")
    assert _seats(room) == {
        room.host.user_id: None,
        seller.user_id: "seller",
        other.user_id: "observer",
    }


def test_take_seat_when_moving_should_free_the_old_one() -> None:
    room = made_room()
    first, second = room.guest("seller"), room.guest()
    room.on(take_seat, first, {"seat": "coach"})
    assert room.on(take_seat, second, {"seat": "seller"}).body["brief"] == BRIEFS["seller"]
    back = room.on(take_seat, first, {"seat": None})
    assert (back.body["your_seat"], back.body["brief"]) == (None, None)


def test_take_seat_when_repeated_should_change_nothing() -> None:
    room = made_room()
    guest = room.guest("buyer")
    before = room.seen_by(guest)["version"]
    assert room.on(take_seat, guest, {"seat": "buyer"}).body["version"] == before


def test_take_seat_when_eight_sit_should_refuse_the_ninth() -> None:
    room = made_room()
    for seat in ("seller", "buyer", "coach", *["observer"] * 5):
        room.guest(seat)
    ninth = room.guest()
    for seat in BRIEFS:
        assert room.on(take_seat, ninth, {"seat": seat}).code == "seat_taken"


def test_remove_member_when_removed_should_not_come_back() -> None:
    room = made_room()
    guest = room.guest("buyer")
    body = {"member_id": guest.user_id}
    assert len(room.on(remove_member, body=body).body["members"]) == 1
    assert room.on(remove_member, body=body).status == 200
    assert room.on(get_room, guest).status == 404
    assert room.on(enter_room, guest, {"secret": room.secret()}).code == "removed"
    assert sent(list_rooms, Call(guest)).body["items"] == []


def test_remove_member_when_it_is_the_host_should_be_refused() -> None:
    room = made_room()
    assert room.on(remove_member, body={"member_id": room.host.user_id}).code == "is_the_host"


def test_hand_over_when_given_should_move_all_that_a_host_decides() -> None:
    room = made_room()
    heir = room.guest("coach")
    room.on(hand_over_room, body={"member_id": heir.user_id})
    for function, body in LEADING:
        assert room.on(function, room.host, body).code == "not_the_host"
        assert room.on(function, heir, body).status == 200 or function is not end_room
    assert room.on(hand_over_room, heir, {"member_id": person().user_id}).status in (404, 409)


def test_leave_room_when_the_host_goes_should_pass_it_to_somebody_seated() -> None:
    room = made_room()
    room.guest()
    seated = room.guest("seller")
    assert room.on(leave_room).status == 204
    assert room.on(leave_room).status == 204
    assert room.on(leave_room, person()).status == 204
    assert room.seen_by(seated)["host_id"] == seated.user_id


def test_leave_room_when_alone_should_say_to_end_it() -> None:
    room = made_room()
    assert room.on(leave_room).code == "last_member"


def test_consent_when_given_and_taken_back_should_be_seen_by_all() -> None:
    room = made_room(records=True)
    buyer = room.guest("buyer")

    def consents(seen_by: Caller) -> list[bool]:
        return [one["consents"] for one in room.seen_by(seen_by)["members"]]

    room.on(give_consent, buyer, {"given": True})
    assert consents(room.host) == [False, True]
    room.on(give_consent, buyer, {"given": False})
    assert consents(room.host) == [False, False]


@pytest.mark.parametrize(("function", "body"), LEADING)
def test_leading_when_a_guest_tries_should_be_forbidden(function: Any, body: object) -> None:
    room = made_room()
    assert room.on(function, room.guest("seller"), body).code == "not_the_host"


def test_room_when_it_has_ended_should_take_nobody_in() -> None:
    room = made_room()
    guest, secret = room.guest("seller"), room.secret()
    room.on(end_room)
    newcomer = person(tenant=room.host.tenant)
    assert room.on(enter_room, newcomer, {"secret": secret}).code == "room_ended"
    assert room.on(take_seat, guest, {"seat": "buyer"}).code == "room_ended"
    assert room.on(give_consent, guest, {"given": True}).code == "room_ended"
    assert room.seen_by(guest)["status"] == "ended"
