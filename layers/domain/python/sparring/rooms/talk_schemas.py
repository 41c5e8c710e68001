"""What crosses the door about who spoke."""

from __future__ import annotations

from sparring.kit.schema import Reply
from sparring.rooms.model import Seat


class ShareView(Reply):
    """One person's part. `permille` of all speech; those of a call add up to 1000."""

    user_id: str
    name: str
    seat: Seat | None
    seconds: float
    permille: int
    turns: int
    longest: float
    interruptions: int
    interrupted: int


class SpeechView(Reply):
    """A stretch of speech, in seconds since `begins` of the call's talk."""

    user_id: str
    begins: float
    ends: float


class TalkView(Reply):
    """Who spoke how much, in seconds; `begins` is the first word, RFC 3339, None when nobody
    spoke. `cut` says that a very long call is shown up to its first 20,000 stretches of speech.
    """

    begins: str | None
    span: float
    silence: float
    together: float
    people: list[ShareView]
    speech: list[SpeechView]
    cut: bool
