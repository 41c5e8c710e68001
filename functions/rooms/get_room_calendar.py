"""Gives a planned room as a calendar file."""

from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.rooms import calendar_file
from sparring.rooms.schemas import CalendarFile

DECLARATION = Endpoint(
    "GET", "/v1/rooms/{room_id}/calendar", roles=EVERYONE, grants=(reads("rooms"),)
)


def get_room_calendar(caller: SignedIn, room_id: Id) -> CalendarFile:
    """Read a planned room as a calendar file; no brief and no invitation is in it."""
    return calendar_file.get_calendar(caller, room_id)


handler = http_handler(DECLARATION, get_room_calendar)
