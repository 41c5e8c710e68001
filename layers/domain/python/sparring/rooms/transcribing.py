"""Writing down a recording: each person's sound by itself, so nobody has to guess who spoke."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sparring.kit import clock, log, lookup
from sparring.kit.caller import Caller
from sparring.kit.transaction import Fact, Raced, Write, commit
from sparring.rooms import recording_store, transcript_store
from sparring.rooms.recording import Film, Recording
from sparring.rooms.speech import NoEndpointError, NoTranscriptError, Transcriber, moved
from sparring.rooms.transcript_store import Transcript


@dataclass(frozen=True)
class Means:
    """What a recording is written down with. Of `transcribers` each is asked when those before it
    turn out to be none; `price` says what so many seconds of sound cost, to be announced with the
    transcript. After the `last` try nobody waits for another.
    """

    transcribers: Sequence[Transcriber]
    read: Callable[[str], bytes]
    price: Callable[[Transcriber, float], Iterable[Fact]]
    last: bool = False


def write_down(caller: Caller, what: tuple[str, str], means: Means) -> None:
    """Write down a finished recording, once. `what` names room and recording.

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
    desk = _Desk(caller, room_id, found, means)
    try:
        desk.write_all(before)
    except Raced:
        # The recording was deleted meanwhile, and what was written of it went along.
        log.logger().info("transcript.recording_deleted", extra={"recording_id": recording_id})


@dataclass(frozen=True)
class _Desk:
    """Where one recording is written down. Each commit holds only while the recording is there."""

    caller: Caller
    room_id: str
    of: Recording
    means: Means

    def write_all(self, before: Transcript | None) -> None:
        """With the first that transcribes at all."""
        nobody = replace(self._begun(None), status="none", reason="no_transcriber")
        for one in self.means.transcribers:
            now = self._begun(one.name)
            if before and before.by == one.name:
                now = replace(now, users=before.users)
            try:
                self._write_with(one, now)
            except NoEndpointError:
                nobody = replace(now, status="failed", reason="provider")
            else:
                return
        self._end(nobody)

    def _begun(self, by: str | None) -> Transcript:
        return Transcript(self.of.recording_id, self.of.began_at, "making", clock.stamp(), by=by)

    def _write_with(self, transcriber: Transcriber, now: Transcript) -> None:
        """Track by track; those that an earlier try has written are not paid for again."""
        self._note(now)
        try:
            for film in self.of.files:
                if film.kind == "voice" and film.participant not in now.users:
                    now = self._write(now, film, transcriber)
        except NoTranscriptError as why:
            failed = replace(now, status="failed", reason=why.reason)
            if why.again and not self.means.last:
                self._note(failed)
                raise
            self._end(failed)
            return
        self._end(replace(now, status="ready"))

    def _write(self, now: Transcript, film: Film, transcriber: Transcriber) -> Transcript:
        words = moved(transcriber.transcribe(self.means.read(film.key)), film.begins)
        after = replace(now, users=(*now.users, film.participant))
        where = (self.caller, self.room_id, self.of)
        written = transcript_store.save_words(*where, film.participant, words)
        self._note(after, written, facts=self.means.price(transcriber, film.seconds))
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
