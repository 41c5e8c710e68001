"""Writing down a recording: each person's sound by itself, so nobody has to guess who spoke."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sparring.kit import lookup
from sparring.kit.caller import Caller
from sparring.kit.transaction import Fact, commit
from sparring.rooms import recording_store, transcript_store
from sparring.rooms.recording import Film, Recording
from sparring.rooms.speech import NoTranscriptError, Transcriber, moved
from sparring.rooms.transcript_store import Transcript

Read = Callable[[str], bytes]
Price = Callable[[float], Iterable[Fact]]


def write_down(
    caller: Caller,
    what: tuple[str, str],
    transcriber: Transcriber | None,
    read: Read,
    price: Price,
) -> None:
    """Write down a finished recording, once. `what` names room and recording; `price` says what
    so many seconds of sound cost, to be announced with the transcript.

    What cannot be written down is noted with its reason. Raises NoTranscriptError when another try
    may help; what was written until then stays. A recording that was deleted is left alone.
    """
    room_id, recording_id = what
    found, before = lookup.many(
        caller,
        recording_store.recording(caller, room_id, recording_id),
        transcript_store.transcript(caller, room_id, recording_id),
    )
    if found is None or found.kept != "ready" or (before and before.status == "ready"):
        return
    now = Transcript(
        recording_id, found.began_at, "making", by=transcriber.name if transcriber else None
    )
    if transcriber is None:
        _note(caller, room_id, found, replace(now, status="none", reason="no_transcriber"))
        return
    _note(caller, room_id, found, now)
    voices = [one for one in found.files if one.kind == "voice"]
    try:
        users = tuple(map(_Desk(caller, room_id, found, transcriber, read).write, voices))
    except NoTranscriptError as why:
        _note(caller, room_id, found, replace(now, status="failed", reason=why.reason))
        if why.again:
            raise
        return
    done = replace(now, status="ready", users=users)
    commit(
        caller,
        [transcript_store.save(caller, room_id, found, done)],
        [room_transcribed(room_id, found, done), *price(sum(one.seconds for one in voices))],
    )


def _note(caller: Caller, room_id: str, of: Recording, now: Transcript) -> None:
    commit(caller, [transcript_store.save(caller, room_id, of, now)])


@dataclass(frozen=True)
class _Desk:
    """What writing one track down takes."""

    caller: Caller
    room_id: str
    of: Recording
    transcriber: Transcriber
    read: Read

    def write(self, film: Film) -> str:
        """Whose words rest now."""
        words = moved(self.transcriber.transcribe(self.read(film.key)), film.begins)
        where = (self.caller, self.room_id, self.of)
        commit(self.caller, [transcript_store.save_words(*where, film.participant, words)])
        return film.participant


def room_transcribed(room_id: str, recording: Recording, now: Transcript) -> Fact:
    """What was said in a recording can be read."""
    return Fact(
        "RoomTranscribed",
        {"room_id": room_id, "recording_id": recording.recording_id, "by": now.by},
    )
