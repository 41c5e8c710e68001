"""A practice room: who is in it, on which seat, and what each of them may do. No I/O."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from sparring.kit.errors import Conflict, Forbidden, NotFound

Seat = Literal["seller", "buyer", "observer", "coach"]
Status = Literal["scheduled", "open", "ended"]
SEATS: tuple[Seat, ...] = get_args(Seat)
PLACES: dict[Seat, int] = {"seller": 1, "buyer": 1, "observer": 5, "coach": 1}
"""How many people a seat holds: eight in all, what one relay room forwards to everybody."""

MOST_MEMBERS = 30
"""People who may wait in the lobby and sit in the room together."""


@dataclass(frozen=True)
class Member:
    """Somebody who followed the invitation. `seat` is None while they wait in the lobby."""

    user_id: str
    name: str
    entered_at: str
    seat: Seat | None = None
    consents: bool = False


@dataclass(frozen=True)
class Scenario:
    """What everybody may know of the scene; the briefs rest apart, one row a seat."""

    title: str
    situation: str
    call_type: str


@dataclass(frozen=True)
class Scale:
    """The rubric, in the version of the room's beginning."""

    rubric_id: str
    rubric_version: int
    rubric_name: str


@dataclass(frozen=True)
class Room:
    """One room. Times are RFC 3339; `invitation` is the hash of the newest link's secret.

    `changed_at` is when the host last changed what was planned.
    """

    room_id: str
    name: str
    host_id: str
    scenario: Scenario
    created_at: str
    scale: Scale | None = None
    status: Status = "scheduled"
    starts_at: str | None = None
    minutes: int = 30
    records: bool = False
    locked: bool = False
    invitation: str = ""
    members: tuple[Member, ...] = ()
    removed: tuple[str, ...] = ()
    opened_at: str | None = None
    ended_at: str | None = None
    changed_at: str | None = None
    version: int = 1

    def member(self, user_id: str) -> Member | None:
        """The member with this id."""
        return next((one for one in self.members if one.user_id == user_id), None)

    def seated(self, seat: Seat) -> tuple[Member, ...]:
        """Who sits there."""
        return tuple(one for one in self.members if one.seat == seat)

    @property
    def all_consent(self) -> bool:
        """True when everybody with a seat agreed to be recorded."""
        seated = [one for one in self.members if one.seat]
        return bool(seated) and all(one.consents for one in seated)


def of_member(room: Room, user_id: str) -> Member:
    """The member; NotFound for everybody else, who must not learn that the room exists."""
    member = room.member(user_id)
    if member is None:
        raise NotFound
    return member


def _going_on(room: Room) -> None:
    if room.status == "ended":
        raise Conflict("This room has ended.", code="room_ended")


def led_by(room: Room, user_id: str) -> None:
    """Forbidden unless this person leads the room; NotFound for one who is not in it."""
    of_member(room, user_id)
    if room.host_id != user_id:
        raise Forbidden("Only the host can do this.", code="not_the_host")


def _with(room: Room, member: Member) -> Room:
    members = tuple(member if one.user_id == member.user_id else one for one in room.members)
    return replace(room, members=members)


def enter(room: Room, newcomer: Member) -> Room:
    """The room with the newcomer in its lobby; unchanged for a member who comes again."""
    _going_on(room)
    if room.member(newcomer.user_id):
        return room
    if newcomer.user_id in room.removed:
        raise Conflict("The host has removed you from this room.", code="removed")
    if room.locked:
        raise Conflict("The host has locked this room.", code="room_locked")
    if len(room.members) >= MOST_MEMBERS:
        raise Conflict("This room is full.", code="room_full")
    return replace(room, members=(*room.members, newcomer))


def sit(room: Room, user_id: str, seat: Seat) -> Room:
    """The room with the member on that seat, whichever they had; unchanged when they sit there."""
    _going_on(room)
    member = of_member(room, user_id)
    if member.seat == seat:
        return room
    if len(room.seated(seat)) >= PLACES[seat]:
        raise Conflict("Somebody else has this seat.", code="seat_taken", seat=seat)
    return _with(room, replace(member, seat=seat))


def stand_up(room: Room, user_id: str) -> Room:
    """The room with the member back in the lobby."""
    _going_on(room)
    return _with(room, replace(of_member(room, user_id), seat=None))


def leave(room: Room, user_id: str) -> Room:
    """The room without the member. A host who leaves hands over to whoever came next."""
    _going_on(room)
    of_member(room, user_id)
    left = replace(room, members=tuple(m for m in room.members if m.user_id != user_id))
    if room.host_id != user_id:
        return left
    heirs = sorted(left.members, key=lambda one: (one.seat is None, one.entered_at))
    if not heirs:
        raise Conflict("You are the only one here: end the room instead.", code="last_member")
    return replace(left, host_id=heirs[0].user_id)


def consent(room: Room, user_id: str, *, given: bool) -> Room:
    """The room with the member's word about being recorded."""
    _going_on(room)
    return _with(room, replace(of_member(room, user_id), consents=given))


def open_up(room: Room, user_id: str, at: str) -> Room:
    """The room open to its seats; unchanged when it is open."""
    led_by(room, user_id)
    _going_on(room)
    return room if room.status == "open" else replace(room, status="open", opened_at=at)


def lock(room: Room, user_id: str, *, locked: bool) -> Room:
    """The room closed to newcomers, or open to them again."""
    led_by(room, user_id)
    _going_on(room)
    return replace(room, locked=locked)


def remove(room: Room, user_id: str, whom: str) -> Room:
    """The room without that person, who cannot come back; unchanged when they were removed."""
    led_by(room, user_id)
    _going_on(room)
    if whom == room.host_id:
        raise Conflict("A host cannot be removed; hand the room over first.", code="is_the_host")
    if whom in room.removed:
        return room
    of_member(room, whom)
    left = replace(room, members=tuple(m for m in room.members if m.user_id != whom))
    return replace(left, removed=(*room.removed, whom))


def hand_over(room: Room, user_id: str, to: str) -> Room:
    """The room led by another member."""
    led_by(room, user_id)
    _going_on(room)
    return replace(room, host_id=of_member(room, to).user_id)


def invite(room: Room, user_id: str, invitation: str) -> Room:
    """The room with a new link; the one before leads nowhere."""
    led_by(room, user_id)
    _going_on(room)
    return replace(room, invitation=invitation)


def end(room: Room, user_id: str, at: str) -> Room:
    """The room at its end; unchanged when it has ended."""
    led_by(room, user_id)
    return room if room.status == "ended" else replace(room, status="ended", ended_at=at)
