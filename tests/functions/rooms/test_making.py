"""Rooms as their host makes and changes them."""

from __future__ import annotations

import pytest

from functions.rooms import (
    create_room,
    end_room,
    list_room_scenarios,
    list_rooms,
    open_room,
    update_room,
)
from functions.scoring import list_rubrics
from sparring.rooms.scenarios import SHIPPED
from tests.support.calls import sent
from tests.support.http import Call, person
from tests.support.rooming import SCENE, made_room
from tests.support.tables import facts

LATER = "2027-01-12T09:00:00+01:00"


def test_create_room_when_it_has_no_time_should_be_open_and_announced() -> None:
    room = made_room()
    seen = room.seen_by(room.host)
    assert (seen["status"], seen["host_id"], seen["your_seat"]) == ("open", room.host.user_id, None)
    assert seen["opened_at"] == seen["created_at"]
    assert [row["fact"] for row in facts("rooms")] == ["RoomOpened"]


def test_create_room_when_it_has_a_time_should_wait_for_its_host() -> None:
    room = made_room(starts_at=LATER)
    assert room.seen_by(room.host)["starts_at"] == "2027-01-12T08:00:00.000Z"
    assert room.seen_by(room.host)["status"] == "scheduled"
    assert facts("rooms") == []
    assert room.on(open_room).body["status"] == "open"
    assert room.on(open_room).status == 200
    assert [row["fact"] for row in facts("rooms")] == ["RoomOpened"]


def test_create_room_when_repeated_with_its_key_should_be_the_same_room() -> None:
    host = person()
    call = Call(host, {"name": "A", "scenario": SCENE}, headers={"idempotency-key": "once"})
    assert sent(create_room, call).body["room_id"] == sent(create_room, call).body["room_id"]
    other = Call(host, {"name": "B", "scenario": SCENE}, headers={"idempotency-key": "once"})
    assert sent(create_room, other).code == "key_reused"


@pytest.mark.parametrize("scenario_id", SHIPPED)
def test_create_room_when_given_a_scene_that_ships_should_brief_its_own_seat(
    scenario_id: str,
) -> None:
    room = made_room(scenario=None, scenario_id=scenario_id)
    scene = SHIPPED[scenario_id]
    for seat, brief in scene.briefs.items():
        assert room.seen_by(room.guest(seat))["brief"] == brief
    assert room.seen_by(room.host)["scenario"]["situation"] == scene.situation


def test_create_room_when_given_a_rubric_should_keep_its_version() -> None:
    host = person()
    rubric = sent(list_rubrics, Call(host)).body["items"][0]
    used = made_room(host, rubric_id=rubric["rubric_id"]).seen_by(host)["rubric"]
    assert used["rubric_id"] == rubric["rubric_id"]
    assert used["rubric_name"] == rubric["name"]
    assert used["rubric_version"] == 1


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"scenario": SCENE, "scenario_id": "hotel-negotiation"},
        {"scenario_id": "no-such-scene"},
        {"scenario": {**SCENE, "briefs": {"judge": "x"}}},
        {"scenario": SCENE, "name": "\u200b"},
        {"scenario": SCENE, "starts_at": "2027-01-12T09:00:00"},
        {"scenario": SCENE, "minutes": 181},
    ],
)
def test_create_room_when_it_makes_no_sense_should_be_refused(fields: dict[str, object]) -> None:
    answer = sent(create_room, Call(person(), {"name": "A", **fields}))
    assert answer.status == 422
    assert answer.body["errors"]


def test_create_room_when_rubric_is_unknown_should_be_refused() -> None:
    body = {"name": "A", "scenario": SCENE, "rubric_id": "rb_00000000000000000000000zzz"}
    assert sent(create_room, Call(person(), body)).status == 404


def test_list_room_scenarios_when_read_should_hold_no_brief() -> None:
    answer = sent(list_room_scenarios, Call(person()))
    assert {one["scenario_id"] for one in answer.body["items"]} == set(SHIPPED)
    text = str(answer.body)
    assert not [b for scene in SHIPPED.values() for b in scene.briefs.values() if b in text]


def test_update_room_when_scheduled_should_change_it_and_its_briefs() -> None:
    room = made_room(starts_at=LATER)
    buyer = room.guest("buyer")
    scene = {"title": "Another", "situation": "Other people.", "briefs": {"seller": "New."}}
    version = room.seen_by(room.host)["version"]
    changed = room.on(
        update_room, body={"version": version, "name": "Wednesday", "scenario": scene}
    )
    assert (changed.body["name"], changed.body["minutes"]) == ("Wednesday", 30)
    assert changed.body["version"] == version + 1 == room.seen_by(room.host)["version"]
    assert room.seen_by(buyer)["brief"] is None
    assert room.on(update_room, body={"version": version}).code == "version_conflict"


def test_update_room_when_open_should_be_refused() -> None:
    room = made_room()
    assert room.on(update_room, body={"version": 1, "name": "Late"}).code == "room_opened"


def test_update_room_when_a_guest_tries_should_be_forbidden() -> None:
    room = made_room(starts_at=LATER)
    guest = room.guest()
    assert room.on(update_room, guest, {"version": 3, "name": "Mine"}).code == "not_the_host"


def test_list_rooms_when_filtered_should_hold_the_callers_own_newest_first() -> None:
    host = person()
    first, second = made_room(host), made_room(host, starts_at=LATER)
    made_room(person(tenant=host.tenant))
    every = sent(list_rooms, Call(host)).body["items"]
    assert [one["room_id"] for one in every] == [second.room_id, first.room_id]
    waiting = sent(list_rooms, Call(host, query={"status": "scheduled"})).body["items"]
    assert [one["room_id"] for one in waiting] == [second.room_id]
    first.on(end_room)
    ended = sent(list_rooms, Call(host, query={"status": "ended"})).body["items"]
    assert [(one["room_id"], one["people"]) for one in ended] == [(first.room_id, 1)]


def test_list_rooms_when_ended_should_lead_coaches_of_the_company_and_nobody_else_there() -> None:
    host = person()
    first, second = made_room(host), made_room(host)
    made_room(host)
    first.on(end_room)
    second.on(end_room)
    coach = person(host.tenant, "manager")
    asked = {"scope": "ended", "limit": "1"}
    page = sent(list_rooms, Call(coach, query=asked)).body
    assert [(one["room_id"], one["your_seat"]) for one in page["items"]] == [(second.room_id, None)]
    rest = sent(list_rooms, Call(coach, query={**asked, "cursor": page["next_cursor"]})).body
    assert [one["room_id"] for one in rest["items"]] == [first.room_id]
    assert sent(list_rooms, Call(host, query=asked)).status == 403
    assert sent(list_rooms, Call(person(role="manager"), query=asked)).body["items"] == []


def test_end_room_when_repeated_should_announce_once_who_sat_there() -> None:
    room = made_room()
    seller = room.guest("seller")
    assert room.on(end_room).body["status"] == "ended"
    assert room.on(end_room).status == 200
    (ended,) = [row for row in facts("rooms") if row["fact"] == "RoomEnded"]
    assert ended["payload"]["people"] == [{"user_id": seller.user_id, "seat": "seller"}]
