"""Opens a socket."""

from sparring.kit.declare import SocketRoute, writes
from sparring.kit.socket import socket_handler
from sparring.realtime.service import connected

DECLARATION = SocketRoute("$connect", grants=(writes("realtime"),))

handler = socket_handler(connected)
