"""Transcripts as people of a room read them, and as a judge does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.rooms import recording_store, repository, transcript_store
from sparring.rooms.cautious import MOST_UNSURE, unsure_share
from sparring.rooms.model import Room, Seat
from sparring.rooms.recording import Recording
from sparring.rooms.showing import may_look
from sparring.rooms.speech import SpokenTurn, Word, turns_of
from sparring.rooms.transcript_schemas import (
    RecordingTranscript,
    RoomTranscript,
    Stretch,
    WrittenTurn,
)
from sparring.rooms.transcript_store import Transcript

BEGUN_WITHIN = dt.timedelta(hours=1)

Words = dict[str, list[Word]]
SPEAKERS: dict[Seat, str] = {"seller": "rep", "buyer": "buyer"}


def get_transcript(caller: Caller, room_id: str) -> RoomTranscript:
    """What was said in a room; NotFound for whoever may not look."""
    room = lookup.one(caller, repository.lookup(caller, room_id))
    may_look(caller, room)
    found = transcript_store.written(caller, room_id)
    return RoomTranscript(recordings=[_view(room, head, words) for head, words in found])


def _view(room: Room, head: Transcript, words: Words) -> RecordingTranscript:
    said = turns_of(words) if head.status == "ready" else []
    if transcript_store.stopped(head):
        head = replace(head, status="failed", reason="stopped")
    return RecordingTranscript.model_validate(
        {
            "recording_id": head.recording_id,
            "status": head.status,
            "reason": head.reason,
            "by": head.by,
            "turns": [_turn(room, turn) for turn in said],
        }
    )


def _turn(room: Room, said: SpokenTurn) -> WrittenTurn:
    member = room.member(said.user_id)
    return WrittenTurn(
        user_id=said.user_id,
        name=member.name if member else "",
        seat=member.seat if member else None,
        begins=said.begins,
        ends=said.ends,
        text=said.text,
        unsure=[Stretch(first=first, last=last) for first, last in said.unsure],
    )


@dataclass(frozen=True)
class Heard:
    """A room's call for a judge: `call` as plain values but for its rubric, `turns` by their
    numbers there, and whether so much of the seller was unsure that what is missing proves nothing.
    """

    call: dict[str, Any]
    turns: dict[int, SpokenTurn] = field(default_factory=dict)
    doubtful: bool = False


class StillOpenError(Exception):
    """A recording of the ended room may yet be made ready, or be written down: ask again later."""


def call_for_judge(caller: Caller, room_id: str) -> Heard | None:
    """What the judge needs of a room, once it has ended and everything is written down; None when
    there is nothing to judge. Raises StillOpenError while something may still come.

    What a coach or an observer says is neither the seller's nor the buyer's, and is left out.
    """
    room = lookup.one(caller, repository.lookup(caller, room_id))
    sellers = room.seated("seller")
    if room.status != "ended" or room.scale is None or not sellers or room.ended_at is None:
        return None
    found = recording_store.recordings(caller, room_id)
    written = transcript_store.written(caller, room_id)
    known = {head.recording_id: head for head, _ in written}
    if any(_open(room, one, known.get(one.recording_id)) for one in found):
        raise StillOpenError
    turns, heard = _numbered(room, written)
    if not turns:
        return None
    share = unsure_share(list(heard.values()), sellers[0].user_id)
    return Heard(_call(room, turns), heard, doubtful=share > MOST_UNSURE)


def _open(room: Room, one: Recording, known: Transcript | None) -> bool:
    """True while something may still come of a recording."""
    if one.kept == "running":
        return one.stands("", room.ended_at) == "finishing"
    if one.kept != "ready":
        return False
    if known is None:
        # Nobody tells when whoever should write it down was killed again and again.
        over = one.stopped_at or room.ended_at or one.began_at
        return clock.now() - clock.parse(over) < BEGUN_WITHIN
    return known.status == "making" and not transcript_store.stopped(known)


def _numbered(
    room: Room, written: list[tuple[Transcript, Words]]
) -> tuple[list[dict[str, Any]], dict[int, SpokenTurn]]:
    turns: list[dict[str, Any]] = []
    heard: dict[int, SpokenTurn] = {}
    for head, words in written:
        begun = clock.parse(head.began_at)
        for said in turns_of(words) if head.status == "ready" else ():
            member = room.member(said.user_id)
            speaker = SPEAKERS.get(member.seat) if member and member.seat else None
            if speaker is None:
                continue
            number = len(turns) + 1
            at = clock.iso(begun + dt.timedelta(seconds=said.begins))
            turns.append({"turn": number, "speaker": speaker, "text": said.text, "at": at})
            heard[number] = said
    return turns, heard


def _call(room: Room, turns: list[dict[str, Any]]) -> dict[str, Any]:
    seller = room.seated("seller")[0]
    buyers = room.seated("buyer")
    scale = room.scale
    return {
        "roleplay_id": room.room_id,
        "user_id": seller.user_id,
        "user_name": seller.name,
        "team_id": None,
        "mode": "room",
        "call_type": room.scenario.call_type,
        "bot_id": room.room_id,
        "bot_name": buyers[0].name if buyers else room.name,
        "rubric_id": scale.rubric_id if scale else "",
        "rubric_version": scale.rubric_version if scale else 0,
        "started_at": turns[0]["at"],
        "ended_at": room.ended_at,
        "valid": True,
        "turns": tuple(turns),
    }
