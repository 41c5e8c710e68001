"""Recordings as people of a room see them: listed, played, deleted; and how long they are kept."""

from __future__ import annotations

from dataclasses import replace

from sparring.kit import clock, ids, log, lookup, objects
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Forbidden, NotFound
from sparring.kit.transaction import Write, commit
from sparring.rooms import call_store, recording_store, repository, transcript_store
from sparring.rooms.model import Room
from sparring.rooms.recording import Recording, Standing
from sparring.rooms.recording_schemas import (
    FilmView,
    KeepRecordings,
    KeptRecordings,
    PlayableFilm,
    PlayableRecording,
    RecordingList,
    RecordingView,
)
from sparring.rooms.showing import may_look

LINK_SECONDS = 900


def begin(caller: Caller, room_id: str) -> tuple[Recording, Write]:
    """A recording that begins now, and what stores it."""
    days = lookup.one(caller, recording_store.keep_days(caller))
    begun = Recording(
        recording_id=ids.new("rc"),
        began_at=clock.stamp(),
        began_by=caller.user_id,
        keep_days=days,
        expires_at=clock.epoch(days * 86_400),
    )
    return begun, recording_store.begin(caller, room_id, begun)


def stop(caller: Caller, room_id: str, recording_id: str) -> list[Write]:
    """What notes that it stopped; nothing for one that is gone or over."""
    found = lookup.one(caller, recording_store.recording(caller, room_id, recording_id))
    if found is None or found.kept != "running" or found.stopped_at:
        return []
    stopped = replace(found, stopped_at=clock.stamp())
    return [recording_store.save(caller, room_id, stopped)]


def list_recordings(caller: Caller, room_id: str) -> RecordingList:
    """The recordings of a room, oldest first; NotFound for whoever may not see the room."""
    room, going_on = _room(caller, room_id)
    found = recording_store.recordings(caller, room_id)
    return RecordingList(items=[_view(caller, room, going_on, one) for one in found])


def get_recording(caller: Caller, room_id: str, recording_id: str) -> PlayableRecording:
    """One recording with links to its files, each good for 15 minutes. The look is logged."""
    room, going_on = _room(caller, room_id)
    found = _found(caller, room_id, recording_id)
    if found.kept != "ready":
        raise Conflict("This recording cannot be played.", code="recording_not_ready")
    seen = _view(caller, room, going_on, found)
    _note("recording.viewed", caller, room_id, recording_id)
    links = [objects.link(one.key, LINK_SECONDS) for one in found.files]
    files = [
        PlayableFilm(**film.model_dump(), url=url)
        for film, url in zip(seen.files, links, strict=True)
    ]
    return PlayableRecording(**{**seen.model_dump(), "files": files}, link_expires_in=LINK_SECONDS)


def delete_recording(caller: Caller, room_id: str, recording_id: str) -> None:
    """Delete files first, the row afterwards: whatever breaks between, a second try ends it."""
    room, going_on = _room(caller, room_id)
    if not _may_delete(caller, room):
        raise Forbidden("Only the host and admins delete recordings.", code="not_the_host")
    found = lookup.one(caller, recording_store.recording(caller, room_id, recording_id))
    if found is None:
        return
    if found.stands(going_on, room.ended_at) in ("recording", "finishing"):
        raise Conflict("This recording is still being made.", code="recording_running")
    objects.delete([one.key for one in found.files])
    people = {one.participant for one in found.files}
    words = transcript_store.forget(caller, room_id, recording_id, people)
    commit(caller, [recording_store.forget(caller, room_id, recording_id), *words])
    _note("recording.deleted", caller, room_id, recording_id)


def get_keeping(caller: Caller) -> KeptRecordings:
    """For how many days the company keeps new recordings."""
    days = lookup.one(caller, recording_store.keep_days(caller))
    return KeptRecordings.model_validate({"keep_days": days})


def set_keeping(caller: Caller, wanted: KeepRecordings) -> KeptRecordings:
    """Keep recordings that begin from now on for so many days; earlier ones stay as promised."""
    commit(caller, [recording_store.set_keep_days(caller, wanted.keep_days)])
    return KeptRecordings(keep_days=wanted.keep_days)


def _room(caller: Caller, room_id: str) -> tuple[Room, str]:
    room, call = lookup.many(
        caller, repository.lookup(caller, room_id), call_store.call_lookup(caller, room_id)
    )
    may_look(caller, room)
    return room, call.recording


def _found(caller: Caller, room_id: str, recording_id: str) -> Recording:
    found = lookup.one(caller, recording_store.recording(caller, room_id, recording_id))
    if found is None:
        raise NotFound(code="no_such_recording")
    return found


def _note(what: str, caller: Caller, room_id: str, recording_id: str) -> None:
    """Recordings show people: who looks at one, and who deletes one, is on the trail."""
    whose = {"tenant": caller.tenant, "user_id": caller.user_id}
    log.logger().info(what, extra={**whose, "room_id": room_id, "recording_id": recording_id})


def _may_delete(caller: Caller, room: Room) -> bool:
    return caller.user_id == room.host_id or caller.role == "admin"


def _view(caller: Caller, room: Room, going_on: str, one: Recording) -> RecordingView:
    stands: Standing = one.stands(going_on, room.ended_at)
    return RecordingView(
        recording_id=one.recording_id,
        status=stands,
        began_at=one.began_at,
        expires_on=clock.of_epoch(one.expires_at),
        seconds=round(one.seconds, 3),
        failure=one.failure,
        may_delete=_may_delete(caller, room) and stands not in ("recording", "finishing"),
        files=[_film_view(room, film) for film in one.files],
    )


def _film_view(room: Room, film: object) -> FilmView:
    seen = FilmView.model_validate(film, from_attributes=True)
    member = room.member(seen.participant)
    return seen.model_copy(
        update={"name": member.name if member else "", "seat": member.seat if member else None}
    )
