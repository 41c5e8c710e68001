"""A planned room as a calendar file (RFC 5545), without any brief and without the invitation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sparring.kit import clock, config, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.rooms import repository
from sparring.rooms.model import Room, of_member
from sparring.rooms.schemas import CalendarFile

LONGEST_LINE = 75
"""Octets of one line on the wire, without its end; what follows is folded (RFC 5545, 3.1)."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_QUOTED = str.maketrans({"^": "^^", '"': "^'", "\n": " "})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def get_calendar(caller: Caller, room_id: str) -> CalendarFile:
    """The room for a calendar; NotFound for whoever is not a member.

    Conflict for a room that has ended, or that has no time.
    """
    room = lookup.one(caller, repository.lookup(caller, room_id))
    of_member(room, caller.user_id)
    if room.status == "ended":
        raise Conflict("This room has ended.", code="room_ended")
    if room.starts_at is None:
        raise Conflict("This room has no time to put into a calendar.", code="no_time")
    begins = clock.parse(room.starts_at)
    lines = _lines(room, begins, f"{config.setting('WEB_ORIGIN')}/rooms/{room.room_id}")
    text = "".join(f"{part}\r\n" for line in lines for part in fold(line))
    return CalendarFile(name=f"sparring-{begins:%Y-%m-%d}.ics", text=text)


def _lines(room: Room, begins: dt.datetime, link: str) -> Iterator[str]:
    host = room.member(room.host_id)
    about = f"{room.scenario.situation}\n\n{link}"
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sparring//Practice rooms//EN")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT")
    yield f"UID:{room.room_id}@sparring"
    yield f"SEQUENCE:{room.version}"
    yield f"DTSTAMP:{_moment(clock.now())}"
    yield f"CREATED:{_moment(clock.parse(room.created_at))}"
    yield f"LAST-MODIFIED:{_moment(clock.parse(room.changed_at or room.created_at))}"
    yield f"DTSTART:{_moment(begins)}"
    yield f"DTEND:{_moment(begins + dt.timedelta(minutes=room.minutes))}"
    yield f"SUMMARY:{text_of(room.name)}"
    yield f"DESCRIPTION:{text_of(about)}"
    yield f"URL:{link}"
    # Who publishes must be named (RFC 5546, 3.2.1); a member's address is not ours to hand out.
    yield f'ORGANIZER;CN="{_quoted(host.name if host else "")}":invalid:nomail'
    yield from ("STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR")


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _plain(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def text_of(text: str) -> str:
    """A TEXT value: escaped, with line ends as `\\n` and without other control characters."""
    return _plain(text).translate(_ESCAPES)


def _quoted(text: str) -> str:
    """A parameter's value between quotes, escaped as RFC 6868 says."""
    return _plain(text).translate(_QUOTED)


def fold(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, cut between characters; all but the first begin
    with the space that says so.
    """
    part, octets = "", 0
    for one in line:
        size = len(one.encode())
        if octets + size > LONGEST_LINE:
            yield part
            part, octets = " ", 1
        part, octets = part + one, octets + size
    yield part
