"""Who spoke how much in a room, for those who may see it."""

from __future__ import annotations

from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.rooms import call_store, repository
from sparring.rooms.model import Room
from sparring.rooms.showing import may_look
from sparring.rooms.talk import Share, Speech, Talk, measure
from sparring.rooms.talk_schemas import ShareView, SpeechView, TalkView

MOST_SHOWN = 20_000
NOTHING = TalkView(
    begins=None, span=0.0, silence=0.0, together=0.0, people=[], speech=[], cut=False
)


def get_talk(caller: Caller, room_id: str) -> TalkView:
    """The figures of a room's call as far as it has come; NotFound for whoever may not look."""
    room = lookup.one(caller, repository.lookup(caller, room_id))
    may_look(caller, room)
    speech = load_speech(caller, room_id)
    found = measure(speech[:MOST_SHOWN])
    return _view(room, found, cut=len(speech) > MOST_SHOWN) if found else NOTHING


def load_speech(caller: Caller, room_id: str) -> list[Speech]:
    """Everything that relays told about who spoke when, by time."""
    return sorted(
        Speech(row["began"] + begins, row["began"] + ends, row["user_id"])
        for row in call_store.talk(caller, room_id)
        for begins, ends in row["segments"]
    )


def _view(room: Room, found: Talk, *, cut: bool) -> TalkView:
    return TalkView(
        begins=clock.of_epoch(found.begins),
        span=found.span,
        silence=found.silence,
        together=found.together,
        people=[_share(room, one) for one in found.people],
        speech=[
            SpeechView(
                user_id=one.user_id,
                begins=round(one.begins - found.begins, 1),
                ends=round(one.ends - found.begins, 1),
            )
            for one in found.speech
        ],
        cut=cut,
    )


def _share(room: Room, one: Share) -> ShareView:
    member = room.member(one.user_id)
    return ShareView(
        **vars(one), name=member.name if member else "", seat=member.seat if member else None
    )
