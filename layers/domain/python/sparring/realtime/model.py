"""Tickets that open a socket once, and the live sockets of a person."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sparring.kit.caller import Caller
from sparring.kit.declare import Role
from sparring.kit.errors import Unauthorized

TICKET_SECONDS = 60
MOST_SOCKETS = 8
LONGEST_TICKET = 200


@dataclass(frozen=True)
class Ticket:
    """What the holder proves, with when the access token behind it was issued and ends."""

    tenant: str
    user_id: str
    role: Role
    token_issued: int
    token_expires: int

    def holder(self) -> Caller:
        """The holder, not yet held against their account."""
        return Caller(self.tenant, self.user_id, self.role, self.token_issued, self.token_expires)


def new_secret(caller: Caller) -> str:
    """A ticket as it is handed out: the tenant, a dot, and 256 random bits."""
    return f"{caller.tenant}.{secrets.token_urlsafe(32)}"


def tenant_of(ticket: str) -> str:
    """The tenant that a ticket names; Unauthorized for anything that is not a ticket."""
    tenant, dot, secret = ticket.partition(".")
    odd = "#" in ticket or len(ticket) > LONGEST_TICKET or not ticket.isascii()
    if not (tenant and dot and secret) or odd:
        raise Unauthorized(code="bad_ticket")
    return tenant


def fingerprint(ticket: str) -> str:
    """What is stored instead of the ticket."""
    return hashlib.sha256(ticket.encode()).hexdigest()


def with_socket(sockets: dict[str, int], socket: str, expires: int, now: int) -> dict[str, int]:
    """The live sockets and the new one; the oldest go when there are too many."""
    live = {one: end for one, end in sockets.items() if end > now and one != socket}
    kept = sorted(live.items(), key=lambda pair: pair[1])[-(MOST_SOCKETS - 1) :]
    return {**dict(kept), socket: expires}
