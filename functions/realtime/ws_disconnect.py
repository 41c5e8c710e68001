"""Forgets a socket that closed."""

from sparring.kit import lookup, push
from sparring.kit.caller import RELAYS
from sparring.kit.declare import SOCKET, SocketRoute, writes
from sparring.kit.socket import Frame, socket_handler
from sparring.realtime import presence, service
from sparring.rooms import listening
from sparring.rooms import repository as rooms

DECLARATION = SocketRoute("$disconnect", grants=(writes("realtime"), writes("rooms"), SOCKET))


def ws_disconnect(frame: Frame) -> None:
    """Forget the connection, and tell the room that it was in."""
    service.disconnected(frame)
    if frame.caller.tenant == RELAYS:
        listening.relay_left(frame)
        return
    room_id = presence.left(frame)
    room = lookup.one(frame.caller, rooms.membership(frame.caller, room_id)) if room_id else None
    if room:
        me = frame.caller.user_id
        others = tuple(one.user_id for one in room.members if one.user_id != me)
        told = {"type": "presence", "user_id": me, "there": False, "room_id": room_id}
        push.notify_all(frame.caller, others, told)


handler = socket_handler(ws_disconnect)
