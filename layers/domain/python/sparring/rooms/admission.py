"""The ticket into a call: made over HTTP for somebody with a seat, used up by the first join."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from sparring.kit import clock, config
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Unauthorized
from sparring.kit.item import Item
from sparring.kit.secret import secret
from sparring.kit.table import fetch
from sparring.kit.transaction import Write, commit, create, take
from sparring.rooms import call_store
from sparring.rooms.model import Room, of_member
from sparring.rooms.schemas import Admission, IceServer

ADMISSION_SECONDS = 60
TURN_SECONDS = 3600


def _fingerprint(caller: Caller, room_id: str, ticket: str) -> str:
    """Bound to the person and the room: anybody else's ticket is one that does not exist."""
    return hashlib.sha256(f"{caller.user_id} {room_id} {ticket}".encode()).hexdigest()


def make_admission(caller: Caller, room: Room) -> str:
    """A ticket for a member with a seat in an open room; only its fingerprint is stored."""
    if room.status != "open" or of_member(room, caller.user_id).seat is None:
        raise Conflict("Take a seat in an open room first.", code="no_seat")
    ticket = secrets.token_urlsafe(32)
    where = call_store.admission_key(caller, _fingerprint(caller, room.room_id, ticket))
    row: Item = {"expires_at": clock.epoch(ADMISSION_SECONDS)}
    commit(caller, [create(where, row)])
    return ticket


def admit(caller: Caller, room: Room) -> Admission:
    """A ticket, and the servers that help a page behind a strict network."""
    ticket = make_admission(caller, room)
    return Admission(ticket=ticket, expires_in=ADMISSION_SECONDS, ice_servers=ice_servers(caller))


def ice_servers(caller: Caller) -> list[IceServer]:
    """TURN servers, if the deployment names any, with credentials for an hour as coturn's
    `use-auth-secret` checks them: the name ends with a time, the password signs the name.
    """
    urls = (config.optional("TURN_URLS") or "").split()
    if not urls:
        return []
    username = f"{clock.epoch(TURN_SECONDS)}:{caller.user_id}"
    # coturn fixes SHA-1; it keys an HMAC here, where collisions do not help.
    signed = hmac.new(secret("TURN_SECRET_ID"), username.encode(), "sha1").digest()
    return [IceServer(urls=urls, username=username, credential=base64.b64encode(signed).decode())]


def take_admission(caller: Caller, room_id: str, ticket: str | None) -> list[Write]:
    """What uses the ticket up, as part of the join; Unauthorized when it is not good (any more)."""
    where = call_store.admission_key(caller, _fingerprint(caller, room_id, ticket or ""))
    (row,) = fetch(caller, where)
    if row is None or row["expires_at"] < clock.epoch():
        raise Unauthorized(code="bad_ticket")
    return [take(where, int(row["version"]))]
