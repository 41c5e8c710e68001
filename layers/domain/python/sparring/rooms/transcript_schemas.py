"""What crosses the door about transcripts."""

from __future__ import annotations

from typing import Literal

from sparring.kit.schema import Reply
from sparring.rooms.model import Seat

Reason = Literal["no_transcriber", "too_long", "provider", "unreadable", "stopped"]


class Stretch(Reply):
    """A part of a turn's text, from letter to letter."""

    first: int
    last: int


class WrittenTurn(Reply):
    """What one person said in one go, in seconds of the recording. `unsure` was not understood for
    sure, and counts against nobody.
    """

    user_id: str
    name: str
    seat: Seat | None
    begins: float
    ends: float
    text: str
    unsure: list[Stretch]


class RecordingTranscript(Reply):
    """What was said in one recording, or why nobody wrote it down."""

    recording_id: str
    status: Literal["making", "ready", "none", "failed"]
    reason: Reason | None
    by: str | None
    turns: list[WrittenTurn]


class RoomTranscript(Reply):
    """What was said in a room, recording by recording; one that is missing here is not begun."""

    recordings: list[RecordingTranscript]
