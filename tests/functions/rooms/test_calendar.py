"""A planned room in one's calendar."""

from __future__ import annotations

import datetime as dt

from functions.rooms import end_room, get_room_calendar, open_room, remove_member, update_room
from sparring.kit import clock
from tests.support.calendars import Property, read_calendar
from tests.support.http import person
from tests.support.rooming import BRIEFS, MadeRoom, made_room
from tests.support.tables import WEB_ORIGIN

LATER = "2027-01-12T23:30:00+01:00"
NAME = 'Tuesday; "round", \\ 2 👩🏽‍💻'
SITUATION = "A wholesaler, two warehouses; one manager.\nHalf an hour 🚚 " + "grüßt " * 40


def _planned() -> MadeRoom:
    scene = {"title": "A meeting", "situation": SITUATION.strip(), "briefs": BRIEFS}
    return made_room(name=NAME, scenario=scene, starts_at=LATER, minutes=45)


def _event(room: MadeRoom) -> dict[str, Property]:
    return read_calendar(room.on(get_room_calendar).body["text"])


def test_get_room_calendar_when_planned_should_say_when_what_and_where() -> None:
    room = _planned()
    answer = room.on(get_room_calendar, room.guest("buyer"))
    event = read_calendar(answer.body["text"])
    link = f"{WEB_ORIGIN}/rooms/{room.room_id}"
    assert answer.body["name"] == "sparring-2027-01-12.ics"
    assert (event["DTSTART"].value, event["DTEND"].value) == (
        "20270112T223000Z",
        "20270112T231500Z",
    )
    assert event["SUMMARY"].text == NAME
    assert event["DESCRIPTION"].text == f"{SITUATION.strip()}\n\n{link}"
    assert event["URL"].value == link
    assert (event["METHOD"].value, event["VERSION"].value) == ("PUBLISH", "2.0")
    assert event["STATUS"].value == "CONFIRMED"
    assert event["ORGANIZER"].parameters == {"CN": "Kim Doe"}


def test_get_room_calendar_when_read_by_any_seat_should_hold_no_brief_and_no_invitation() -> None:
    room = _planned()
    secret = room.secret()
    for seat in BRIEFS:
        text = room.on(get_room_calendar, room.guest(seat)).body["text"].replace("\r\n ", "")
        assert not [brief for brief in BRIEFS.values() if brief in text]
        assert secret not in text
        assert "#" not in text


def test_get_room_calendar_when_changed_should_be_the_same_entry_in_a_later_version() -> None:
    room = _planned()
    before = _event(room)
    version = room.seen_by(room.host)["version"]
    tomorrow = clock.now() + dt.timedelta(days=1)
    with clock.set_to(lambda: tomorrow):
        room.on(update_room, body={"version": version, "starts_at": "2027-02-01T08:00:00Z"})
        after = _event(room)
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"].value) == int(before["SEQUENCE"].value) + 1 == version + 1
    assert after["DTSTART"].value == "20270201T080000Z"
    assert after["LAST-MODIFIED"].value == f"{tomorrow:%Y%m%dT%H%M%SZ}"
    assert before["LAST-MODIFIED"] == before["CREATED"] == after["CREATED"]


def test_get_room_calendar_when_opened_early_should_keep_its_time() -> None:
    room = _planned()
    room.on(open_room)
    assert _event(room)["DTSTART"].value == "20270112T223000Z"


def test_get_room_calendar_when_there_is_no_time_or_no_room_left_should_say_so() -> None:
    assert made_room().on(get_room_calendar).code == "no_time"
    room = _planned()
    room.on(end_room)
    answer = room.on(get_room_calendar)
    assert (answer.status, answer.code) == (409, "room_ended")


def test_get_room_calendar_when_not_a_member_should_be_not_found() -> None:
    room = _planned()
    gone = room.guest()
    room.on(remove_member, body={"member_id": gone.user_id})
    for stranger in (gone, person(), person(room.host.tenant, "admin")):
        assert room.on(get_room_calendar, stranger).status == 404
