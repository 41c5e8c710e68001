"""Where transcripts rest: beside their recording, and gone with it."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key, query_all
from sparring.kit.transaction import Write, overwrite, remove
from sparring.rooms.recording import Recording
from sparring.rooms.speech import NoTranscriptError, Word

TABLE = "rooms"
PATIENCE = dt.timedelta(minutes=20)
MOST_OCTETS = 380_000
"""What one row holds beside its names: two hours of talk without a pause."""
Made = Literal["making", "ready", "none", "failed"]


@dataclass(frozen=True)
class Transcript:
    """Where the transcript of a recording stands, `since` when. `by` wrote it, words of `users`
    rest.
    """

    recording_id: str
    began_at: str
    status: Made
    since: str
    reason: str | None = None
    by: str | None = None
    users: tuple[str, ...] = ()


def stopped(one: Transcript) -> bool:
    """True for one that whoever was writing it has left: a function runs at most 15 minutes."""
    return one.status == "making" and clock.now() - clock.parse(one.since) > PATIENCE


def _key(caller: Caller, room_id: str, recording_id: str = "", user_id: str = "") -> Key:
    """The head of a transcript, one person's words of it, or where a room's transcripts begin."""
    words = f"#{user_id}" if user_id else ""
    return key(caller, TABLE, ["CALL", room_id], f"WRITTEN#{recording_id}{words}")


def _transcript(row: Item | None) -> Transcript | None:
    if row is None or row["expires_at"] <= clock.epoch():
        return None
    own = {name: row[name] for name in Transcript.__dataclass_fields__}
    return Transcript(**{**own, "users": tuple(row["users"])})


def transcript(caller: Caller, room_id: str, recording_id: str) -> Lookup[Transcript | None]:
    """Where the transcript of one recording stands; None before anybody began."""
    return Lookup(_key(caller, room_id, recording_id), _transcript)


def written(caller: Caller, room_id: str) -> list[tuple[Transcript, dict[str, list[Word]]]]:
    """The transcripts of a room with everybody's words, oldest recording first: one query."""
    found: dict[str, tuple[Transcript, dict[str, list[Word]]]] = {}
    for row in query_all(_key(caller, room_id)):
        _, recording_id, *user = str(row["sk"]).split("#")
        if not user:
            head = _transcript(row)
            if head:
                found[recording_id] = (head, {})
        elif recording_id in found:
            found[recording_id][1][user[0]] = _unpacked(row["words"])
    return sorted(found.values(), key=lambda one: (one[0].began_at, one[0].recording_id))


def _unpacked(packed: bytes) -> list[Word]:
    return [Word(*one) for one in json.loads(zlib.decompress(packed))]


def save(caller: Caller, room_id: str, of: Recording, now: Transcript) -> Write:
    """Absolute; with the recording's own end."""
    row: Item = {**asdict(now), "expires_at": of.expires_at}
    return overwrite(_key(caller, room_id, of.recording_id), row)


def save_words(
    caller: Caller, room_id: str, of: Recording, user_id: str, words: list[Word]
) -> Write:
    """One person's words, packed: an hour of talk without a pause is about 180 KB.

    Raises NoTranscriptError for more than a row can hold.
    """
    rounded = [(round(a, 2), round(b, 2), text, round(sure, 2)) for a, b, text, sure in words]
    packed = zlib.compress(json.dumps(rounded, separators=(",", ":")).encode(), 9)
    if len(packed) > MOST_OCTETS:
        raise NoTranscriptError("too_long")
    row: Item = {"words": packed, "expires_at": of.expires_at}
    return overwrite(_key(caller, room_id, of.recording_id, user_id), row)


def forget(caller: Caller, room_id: str, recording_id: str, users: Iterable[str]) -> list[Write]:
    """What deletes a transcript, with the words of everybody who was recorded."""
    whose = [_key(caller, room_id, recording_id, one) for one in users]
    return [remove(_key(caller, room_id, recording_id)), *map(remove, whose)]
