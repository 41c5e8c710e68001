"""What crosses the door of the realtime module."""

from __future__ import annotations

from sparring.kit.schema import Reply


class SocketTicket(Reply):
    """Opens one socket, once, within `expires_in` seconds."""

    ticket: str
    expires_in: int
