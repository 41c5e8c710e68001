"""Notes that somebody is there, and how."""

from typing import Any

from sparring.kit import lookup, push
from sparring.kit.declare import SOCKET, SocketRoute, reads, writes
from sparring.kit.socket import Frame, message, socket_handler
from sparring.realtime import presence, service
from sparring.realtime.schemas import Beat
from sparring.rooms import repository as rooms
from sparring.rooms.model import Room

DECLARATION = SocketRoute(
    "beat", grants=(writes("realtime"), reads("auth"), reads("rooms"), SOCKET)
)


def ws_beat(frame: Frame) -> None:
    """Keep the sender present; tell their room when they are there in another way than before."""
    if service.floods(frame):
        return
    said = message(frame, Beat)
    wanted: list[Any] = [rooms.membership(frame.caller, said.room_id)] if said.room_id else []
    sockets, before, *found = lookup.many(frame.caller, *presence.lookups(frame), *wanted)
    room: Room | None = next(iter(found), None)
    if room is None:
        said = said.model_copy(update={"room_id": None})
    if presence.beat(frame, said, sockets, before) and room:
        shown = said.model_dump(exclude={"type"})
        others = tuple(m.user_id for m in room.members if m.user_id != frame.caller.user_id)
        told = {"type": "presence", "user_id": frame.caller.user_id, "there": True, **shown}
        push.notify_all(frame.caller, others, told)


handler = socket_handler(ws_beat)
