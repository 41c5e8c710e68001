"""Facts that rooms announce."""

from __future__ import annotations

from sparring.kit.transaction import Fact
from sparring.rooms.model import Room


def _people(room: Room) -> list[dict[str, str]]:
    return [{"user_id": one.user_id, "seat": one.seat} for one in room.members if one.seat]


def room_opened(room: Room) -> Fact:
    """People may take their seats in front of camera and microphone."""
    return Fact(
        "RoomOpened",
        {
            "room_id": room.room_id,
            "name": room.name,
            "host_id": room.host_id,
            "call_type": room.scenario.call_type,
            "opened_at": room.opened_at,
        },
    )


def room_ended(room: Room) -> Fact:
    """A room is over; `people` are those who sat in it at the end."""
    return Fact(
        "RoomEnded",
        {
            "room_id": room.room_id,
            "name": room.name,
            "call_type": room.scenario.call_type,
            "opened_at": room.opened_at,
            "ended_at": room.ended_at,
            "people": _people(room),
            "rubric_id": room.scale.rubric_id if room.scale else None,
        },
    )
