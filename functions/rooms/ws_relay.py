"""Takes what relays say."""

from sparring.kit.declare import SOCKET, SocketRoute, writes
from sparring.kit.socket import Frame, message, socket_handler
from sparring.rooms import listening
from sparring.rooms.relay_schemas import RelayFrame

DECLARATION = SocketRoute("relay", grants=(writes("rooms"), SOCKET))


def ws_relay(frame: Frame) -> None:
    """Note how a relay is, and tell rooms what it says about them."""
    listening.hear(frame, message(frame, RelayFrame))


handler = socket_handler(ws_relay)
