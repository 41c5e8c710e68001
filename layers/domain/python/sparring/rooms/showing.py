"""What members see of rooms: one room with their own brief, the list of theirs, scenes."""

from __future__ import annotations

from collections.abc import Callable

from sparring.kit.caller import Caller
from sparring.kit.errors import Forbidden
from sparring.kit.item import Item
from sparring.kit.paging import Asked, page_of
from sparring.rooms import repository
from sparring.rooms.model import Room, Status, of_member
from sparring.rooms.repository import Briefs
from sparring.rooms.scenarios import SHIPPED
from sparring.rooms.schemas import RoomCard, RoomList, RoomView, SceneCard, SceneList, view


def may_look(caller: Caller, room: Room) -> None:
    """Members may; when it is over, coaches too. For everybody else there is no such room."""
    if not (caller.coaches and room.status == "ended"):
        of_member(room, caller.user_id)


def shown(caller: Caller, room: Room, briefs: Briefs) -> RoomView:
    """The room as the caller sees it: of the briefs, the one of the seat they sit on."""
    may_look(caller, room)
    member = room.member(caller.user_id)
    seat = member.seat if member else None
    return view(room, caller.user_id, briefs.get(seat) if seat else None)


def get_room(caller: Caller, room_id: str) -> RoomView:
    """One room; NotFound for whoever is not a member."""
    return shown(caller, *repository.load_with_briefs(caller, room_id))


def list_rooms(caller: Caller, asked: Asked, status: Status | None) -> RoomList:
    """The caller's rooms, newest first."""
    keep: Callable[[Item], bool] | None = None
    if status is not None:
        keep = lambda row: bool(row["status"] == status)  # noqa: E731
    start = repository.by_user_key(caller, caller.user_id)
    rows, following = page_of(caller, asked, start, keep)
    return RoomList(items=[_card(row) for row in rows], next_cursor=following)


def list_ended(caller: Caller, asked: Asked) -> RoomList:
    """All rooms of the company that are over, newest first; Forbidden for learners."""
    if not caller.coaches:
        raise Forbidden
    rows, following = page_of(caller, asked, repository.ended_key(caller))
    return RoomList(items=[_card(row) for row in rows], next_cursor=following)


def _card(row: Item) -> RoomCard:
    return RoomCard.model_validate({name: row[name] for name in RoomCard.model_fields})


def list_scenes() -> SceneList:
    """The scenes that ship, without their briefs: a reader may be about to play one."""
    return SceneList(
        items=[
            SceneCard(
                scenario_id=name,
                title=scene.title,
                situation=scene.situation,
                call_type=scene.call_type,
            )
            for name, scene in SHIPPED.items()
        ]
    )
