"""Answers the frames of a socket."""

from sparring.kit.declare import SOCKET, SocketRoute, writes
from sparring.kit.socket import socket_handler
from sparring.realtime.service import received

DECLARATION = SocketRoute("$default", grants=(writes("realtime"), SOCKET))

handler = socket_handler(received)
