"""What crosses the door of the realtime module."""

from __future__ import annotations

from typing import Literal

from sparring.kit.ids import Id
from sparring.kit.schema import Body, Reply


class SocketTicket(Reply):
    """Opens one socket, once, within `expires_in` seconds."""

    ticket: str
    expires_in: int


class Beat(Body):
    """A frame that says: I am here, like this."""

    type: Literal["beat"] = "beat"
    room_id: Id | None = None
    muted: bool = False
    camera: bool = False
    speaking: bool = False
    away: bool = False


class Person(Reply):
    """Somebody who is there; `ago` seconds since they said so. Five are absence."""

    user_id: str
    name: str
    ago: float
    room_id: str | None
    muted: bool
    camera: bool
    speaking: bool
    away: bool


class Presence(Reply):
    """Everybody who is there."""

    items: list[Person]
    next_cursor: str | None = None
