"""What happens with sockets: a ticket, a connection, frames, the end."""

from __future__ import annotations

import hmac
from typing import Any

from sparring.kit import clock, config, log, push
from sparring.kit.caller import RELAYS, Caller, Standing, platform
from sparring.kit.errors import Forbidden, Malformed, Unauthorized
from sparring.kit.socket import Frame
from sparring.kit.table import ensure_verified
from sparring.realtime import repository
from sparring.realtime.model import (
    TICKET_SECONDS,
    Ticket,
    fingerprint,
    new_secret,
    tenant_of,
    with_socket,
)
from sparring.realtime.pace import MOST_FRAMES, pace
from sparring.realtime.schemas import SocketTicket

RELAY_SECONDS = 7200
"""Two hours: the gateway ends every socket then, and a relay comes back with a new ticket."""


def make_ticket(caller: Caller) -> SocketTicket:
    """A one-use ticket for the caller; only its fingerprint is stored."""
    secret = new_secret(caller)
    times = (caller.issued_at, caller.expires_at)
    ticket = Ticket(caller.tenant, caller.user_id, caller.role, *times)
    repository.add_ticket(caller, fingerprint(secret), ticket)
    return SocketTicket(ticket=secret, expires_in=TICKET_SECONDS)


def admit_relay(name: str) -> str:
    """A ticket for a relay, which has no account: whoever may call this decides who is one."""
    now = clock.epoch()
    relay = Caller(
        RELAYS, name, "admin", now, now + RELAY_SECONDS, standing=Standing(verified=True)
    )
    return make_ticket(relay).ticket


def redeem(secret: str) -> Ticket:
    """Use a ticket up; Unauthorized when it is unknown, used, foreign or too old, and when its
    holder was disabled, signed out or given another role since.
    """
    caller = platform(tenant_of(secret))
    ticket = repository.take_ticket(caller, fingerprint(secret))
    if ticket is None:
        raise Unauthorized(code="bad_ticket")
    if ticket.tenant != RELAYS:
        ensure_verified(ticket.holder())
    return ticket


def admit(secret: str, origin: str) -> Ticket:
    """Who may open a socket: the right page with a good ticket."""
    given = origin.encode(errors="replace")
    if not hmac.compare_digest(given, config.setting("WEB_ORIGIN").encode()):
        raise Forbidden(code="bad_origin")
    return redeem(secret)


def connected(frame: Frame) -> None:
    """Remember the connection until its access token ends."""
    expires = frame.caller.expires_at
    repository.save_sockets(
        frame.caller, lambda have: with_socket(have, frame.connection_id, expires, clock.epoch())
    )


def disconnected(frame: Frame) -> None:
    """Forget the connection."""
    repository.save_sockets(
        frame.caller, lambda have: {k: v for k, v in have.items() if k != frame.connection_id}
    )


def _renew(frame: Frame, secret: object) -> dict[str, Any]:
    ticket = redeem(str(secret))
    if (ticket.tenant, ticket.user_id) != (frame.caller.tenant, frame.caller.user_id):
        raise Unauthorized(code="bad_ticket")
    repository.save_sockets(
        frame.caller,
        lambda have: with_socket(have, frame.connection_id, ticket.token_expires, clock.epoch()),
    )
    return {"type": "renewed", "expires_at": ticket.token_expires}


def floods(frame: Frame) -> bool:
    """True for a connection that talks too fast: it is told so once, and closed."""
    frames = pace().count(frame.connection_id, clock.epoch())
    if frames <= MOST_FRAMES:
        return False
    if frames == MOST_FRAMES + 1:
        log.denied("too_many_frames", tenant=frame.caller.tenant, user_id=frame.caller.user_id)
        push.send((frame.connection_id,), {"type": "error", "code": "too_many_frames"})
    push.hang_up(frame.connection_id)
    return True


def received(frame: Frame) -> None:
    """Answer a frame. Whoever the frame claims to be from, the sender is the connection's own."""
    if floods(frame):
        return
    expires = repository.load_sockets(frame.caller).get(frame.connection_id, 0)
    if expires <= clock.epoch():
        push.hang_up(frame.connection_id)
        return
    match frame.body.get("type"):
        case "ping":
            push.send((frame.connection_id,), {"type": "pong"})
        case "renew":
            push.send((frame.connection_id,), _renew(frame, frame.body.get("ticket")))
        case _:
            raise Malformed(code="unknown_type")
