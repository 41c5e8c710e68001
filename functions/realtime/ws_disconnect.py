"""Forgets a socket that closed."""

from sparring.kit.declare import SocketRoute, writes
from sparring.kit.socket import socket_handler
from sparring.realtime.service import disconnected

DECLARATION = SocketRoute("$disconnect", grants=(writes("realtime"),))

handler = socket_handler(disconnected)
