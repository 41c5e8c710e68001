"""What members do in a room, and what its host decides. Each act may be repeated."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress

from sparring.kit import backoff, clock, config
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound, Unavailable
from sparring.kit.transaction import Fact, Raced
from sparring.rooms import model, repository
from sparring.rooms.events import room_ended, room_opened
from sparring.rooms.model import Member, Room, Seat
from sparring.rooms.repository import Briefs
from sparring.rooms.schemas import Invitation, RoomView
from sparring.rooms.showing import shown

ATTEMPTS = 12
"""Fifty people may press the same seat at once; each try that loses reads who won."""

Rule = Callable[[Room], Room]
Announce = Callable[[Room], Iterable[Fact]]


def _nothing(_: Room) -> Iterable[Fact]:
    return ()


def _change(
    caller: Caller, room_id: str, rule: Rule, announce: Announce = _nothing
) -> tuple[Room, Briefs]:
    """Apply a rule to the room as it is, again when somebody else changed it meanwhile.

    Raises what the rule raises; Unavailable when the room stays contended. Nothing is written
    when the rule changes nothing.
    """
    for attempt in range(ATTEMPTS):
        before, briefs = repository.load_with_briefs(caller, room_id)
        after = rule(before)
        if after == before:
            return before, briefs
        try:
            return repository.save(caller, before, after, announce(after)), briefs
        except Raced:
            backoff.pause(attempt)
    raise Unavailable


def _acted(caller: Caller, room_id: str, rule: Rule, announce: Announce = _nothing) -> RoomView:
    return shown(caller, *_change(caller, room_id, rule, announce))


def enter_room(caller: Caller, room_id: str, secret: str) -> RoomView:
    """Come into the lobby by the link; a link that is old, wrong or foreign leads nowhere."""
    at = clock.stamp()

    def rule(room: Room) -> Room:
        # The account came along with the room: before that read nobody's name is known.
        name = str(caller.standing.account["name"])
        if not hmac.compare_digest(room.invitation, fingerprint(secret)):
            raise NotFound("This link leads nowhere.", code="bad_invitation")
        return model.enter(room, Member(caller.user_id, name, at))

    return _acted(caller, room_id, rule)


def take_seat(caller: Caller, room_id: str, seat: Seat | None) -> RoomView:
    """Sit down, on another seat too; None goes back to the lobby."""

    def rule(room: Room) -> Room:
        if seat is None:
            return model.stand_up(room, caller.user_id)
        return model.sit(room, caller.user_id, seat)

    return _acted(caller, room_id, rule)


def leave_room(caller: Caller, room_id: str) -> None:
    """Be a member no longer. Whoever is none, or never was, has left already."""
    with suppress(NotFound):
        _change(caller, room_id, lambda room: model.leave(room, caller.user_id))


def give_consent(caller: Caller, room_id: str, *, given: bool) -> RoomView:
    """Say whether one agrees to be recorded."""
    return _acted(caller, room_id, lambda room: model.consent(room, caller.user_id, given=given))


def open_room(caller: Caller, room_id: str) -> RoomView:
    """Open a scheduled room, now."""
    at = clock.stamp()
    return _acted(
        caller,
        room_id,
        lambda room: model.open_up(room, caller.user_id, at),
        lambda room: [room_opened(room)],
    )


def lock_room(caller: Caller, room_id: str, *, locked: bool) -> RoomView:
    """Keep newcomers out, or let them in again."""
    return _acted(caller, room_id, lambda room: model.lock(room, caller.user_id, locked=locked))


def remove_member(caller: Caller, room_id: str, whom: str) -> RoomView:
    """Send somebody out, for good."""
    return _acted(caller, room_id, lambda room: model.remove(room, caller.user_id, whom))


def hand_over_room(caller: Caller, room_id: str, to: str) -> RoomView:
    """Let another member lead."""
    return _acted(caller, room_id, lambda room: model.hand_over(room, caller.user_id, to))


def invite_to_room(caller: Caller, room_id: str) -> Invitation:
    """A new link; the one before leads nowhere from now on."""
    secret = secrets.token_urlsafe(24)
    _change(caller, room_id, lambda room: model.invite(room, caller.user_id, fingerprint(secret)))
    return Invitation(link=f"{config.setting('WEB_ORIGIN')}/rooms/{room_id}/enter#{secret}")


def end_room(caller: Caller, room_id: str) -> RoomView:
    """End it for everybody."""
    at = clock.stamp()
    return _acted(
        caller,
        room_id,
        lambda room: model.end(room, caller.user_id, at),
        lambda room: [room_ended(room)],
    )


def fingerprint(secret: str) -> str:
    """What is stored instead of a link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
