"""The UDP ports that people's media comes to: a bounded range, one port per person."""

from __future__ import annotations

import errno
import secrets
import socket

RECEIVE_OCTETS = 1 << 20
"""Half a second of one person's media: a pause of the loop loses nothing."""


class NoPortFree(OSError):
    """Every port of the range is taken."""


def bind_within(address: str, first: int, last: int) -> socket.socket:
    """A bound, non-blocking UDP socket with a port from `first` to `last`; raises NoPortFree."""
    count = last - first + 1
    start = secrets.randbelow(count)
    for step in range(count):
        found = _bind(address, first + (start + step) % count)
        if found is not None:
            return found
    raise NoPortFree(errno.EADDRINUSE, "every media port is taken")


def _bind(address: str, port: int) -> socket.socket | None:
    one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        one.setblocking(False)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_OCTETS)
        one.bind((address, port))
    except OSError as reason:
        one.close()
        if reason.errno in {errno.EADDRINUSE, errno.EACCES}:
            return None
        raise
    return one
