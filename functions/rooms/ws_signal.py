"""Takes what people in a call say."""

from sparring.kit.declare import SOCKET, SocketRoute, reads, writes
from sparring.kit.socket import Frame, message, socket_handler
from sparring.realtime import service as realtime
from sparring.rooms import signaling
from sparring.rooms.signals import Signal

DECLARATION = SocketRoute(
    "signal", grants=(writes("rooms"), reads("realtime"), reads("auth"), SOCKET)
)


def ws_signal(frame: Frame) -> None:
    """Pass a frame on to the relay and the room, once and in order."""
    if not realtime.floods(frame):
        signaling.receive(frame, message(frame, Signal))


handler = socket_handler(ws_signal)
