"""Answers the frames of a socket."""

from sparring.kit.declare import SOCKET, SocketRoute, reads, writes
from sparring.kit.socket import socket_handler
from sparring.realtime.service import received

DECLARATION = SocketRoute("$default", grants=(writes("realtime"), reads("auth"), SOCKET))

handler = socket_handler(received)
