"""Writing down a recording: each person's sound by itself, so nobody has to guess who spoke."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sparring.kit import clock, log, lookup
from sparring.kit.caller import Caller
from sparring.kit.transaction import Fact, Raced, Write, commit
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
    by = transcriber.name if transcriber else None
    now = Transcript(recording_id, found.began_at, "making", clock.stamp(), by=by)
    if before and before.by == by:
        now = replace(now, users=before.users)
    desk = _Desk(caller, room_id, found, price)
    try:
        desk.write_all(now, transcriber, read)
    except Raced:
        # The recording was deleted meanwhile, and what was written of it went along.
        log.logger().info("transcript.recording_deleted", extra={"recording_id": recording_id})


@dataclass(frozen=True)
class _Desk:
    """Where one recording is written down. Each commit holds only while the recording is there."""

    caller: Caller
    room_id: str
    of: Recording
    price: Price

    def write_all(self, now: Transcript, transcriber: Transcriber | None, read: Read) -> None:
        """Track by track; those that an earlier try has written are not paid for again."""
        if transcriber is None:
            self._end(replace(now, status="none", reason="no_transcriber"))
            return
        self._note(now)
        try:
            for film in self.of.files:
                if film.kind == "voice" and film.participant not in now.users:
                    now = self._write(now, film, transcriber, read)
        except NoTranscriptError as why:
            failed = replace(now, status="failed", reason=why.reason)
            if why.again:
                self._note(failed)
                raise
            self._end(failed)
            return
        self._end(replace(now, status="ready"))

    def _write(
        self, now: Transcript, film: Film, transcriber: Transcriber, read: Read
    ) -> Transcript:
        words = moved(transcriber.transcribe(read(film.key)), film.begins)
        after = replace(now, users=(*now.users, film.participant))
        where = (self.caller, self.room_id, self.of)
        written = transcript_store.save_words(*where, film.participant, words)
        self._note(after, written, facts=self.price(film.seconds))
        return after

    def _end(self, now: Transcript) -> None:
        self._note(now, facts=[room_transcribed(self.room_id, now)])

    def _note(self, now: Transcript, *more: Write, facts: Iterable[Fact] = ()) -> None:
        where = (self.caller, self.room_id, self.of)
        is_there = recording_store.still_there(*where)
        commit(self.caller, [transcript_store.save(*where, now), is_there, *more], facts)


def room_transcribed(room_id: str, now: Transcript) -> Fact:
    """Nothing more comes of a recording: what was said in it can be read, or why it cannot."""
    return Fact(
        "RoomTranscribed",
        {
            "room_id": room_id,
            "recording_id": now.recording_id,
            "status": now.status,
            "by": now.by,
        },
    )
