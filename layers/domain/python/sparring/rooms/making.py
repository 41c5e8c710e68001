"""How rooms come to be, and what their host changes before they open."""

from __future__ import annotations

from dataclasses import replace

from sparring.kit import clock, ids, once
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Invalid
from sparring.kit.item import Item
from sparring.kit.transaction import Raced
from sparring.rooms import repository
from sparring.rooms.events import room_opened
from sparring.rooms.model import Member, Room, Scale, Scenario, led_by
from sparring.rooms.repository import Briefs
from sparring.rooms.scenarios import SHIPPED
from sparring.rooms.schemas import NewRoom, OwnScene, RoomChange, RoomView
from sparring.rooms.showing import get_room, shown


def _scene(asked: NewRoom) -> tuple[Scenario, Briefs]:
    if asked.scenario is not None:
        return _own_scene(asked.scenario)
    scene = SHIPPED.get(asked.scenario_id or "")
    if scene is None:
        raise Invalid.field("scenario_id", "There is no such scenario.")
    return Scenario(scene.title, scene.situation, scene.call_type), scene.briefs


def _own_scene(scene: OwnScene) -> tuple[Scenario, Briefs]:
    return Scenario(scene.title, scene.situation, scene.call_type), scene.briefs


def _begin(caller: Caller, asked: NewRoom, scale: Scale | None) -> tuple[Room, Briefs]:
    scenario, briefs = _scene(asked)
    at, now = clock.stamp(), asked.starts_at is None
    host = Member(caller.user_id, str(caller.standing.account.get("name", "")), at)
    room = Room(
        room_id=ids.new("rm"),
        name=asked.name,
        host_id=caller.user_id,
        scenario=scenario,
        created_at=at,
        scale=scale,
        status="open" if now else "scheduled",
        starts_at=clock.iso(asked.starts_at) if asked.starts_at else None,
        minutes=asked.minutes,
        records=asked.records,
        members=(host,),
        opened_at=at if now else None,
    )
    return room, briefs


def create_room(
    caller: Caller, asked: NewRoom, scale: Scale | None, done: Item | None, op: str
) -> RoomView:
    """Make a room, once per `op`; open at once unless it has a time to start at."""
    fingerprint = once.digest(asked.model_dump_json())
    if done is not None:
        once.refuse_other_use(done, fingerprint)
        return get_room(caller, done["result"]["room_id"])
    room, briefs = _begin(caller, asked, scale)
    facts = [room_opened(room)] if room.status == "open" else []
    marker = repository.marker(caller, op, fingerprint, room.room_id)
    try:
        repository.add(caller, room, briefs, marker, facts)
    except Raced as raced:
        raise Conflict("This room is being made already.", code="room_in_progress") from raced
    return shown(caller, room, briefs)


def update_room(caller: Caller, room_id: str, change: RoomChange) -> RoomView:
    """Change a room that has not opened, over the version that was read."""
    room, briefs = repository.load_with_briefs(caller, room_id)
    led_by(room, caller.user_id)
    if room.status != "scheduled":
        raise Conflict("This room has opened.", code="room_opened")
    if room.version != change.version:
        raise Conflict("Somebody else changed this room first.", code="version_conflict")
    scenario, fresh = _own_scene(change.scenario) if change.scenario else (room.scenario, None)
    after = replace(
        room,
        name=change.name or room.name,
        starts_at=clock.iso(change.starts_at) if change.starts_at else room.starts_at,
        minutes=change.minutes or room.minutes,
        scenario=scenario,
        changed_at=clock.stamp(),
    )
    saved = repository.save(caller, room, after, briefs=fresh)
    return shown(caller, saved, briefs if fresh is None else fresh)
