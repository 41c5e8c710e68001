"""What crosses the door about recordings."""

from __future__ import annotations

from typing import Literal

from sparring.kit.declare import RecordingDays
from sparring.kit.schema import Body, Reply
from sparring.rooms.model import Seat
from sparring.rooms.recording import Standing


class FilmView(Reply):
    """One file: a person with voice and camera, their voice alone, or a shared screen. Times in
    seconds of the recording, pauses for want of consent cut out.
    """

    participant: str
    name: str = ""
    seat: Seat | None = None
    kind: Literal["person", "voice", "screen"]
    begins: float
    seconds: float
    octets: int


class PlayableFilm(FilmView):
    """A file with the link that plays it."""

    url: str


class RecordingView(Reply):
    """A recording in a room's list. `lost`: its relay ended before it made the files."""

    recording_id: str
    status: Standing
    began_at: str
    expires_on: str
    seconds: float
    failure: str | None
    may_delete: bool
    files: list[FilmView]


class RecordingList(Reply):
    """All recordings of a room, oldest first."""

    items: list[RecordingView]
    next_cursor: str | None = None


class PlayableRecording(RecordingView):
    """A recording with links, each good for `link_expires_in` seconds."""

    link_expires_in: int
    files: list[PlayableFilm]  # type: ignore[assignment]


class KeepRecordings(Body):
    """How long new recordings are kept; after it files and rows delete themselves."""

    keep_days: RecordingDays


class KeptRecordings(Reply):
    """How long new recordings are kept."""

    keep_days: RecordingDays
