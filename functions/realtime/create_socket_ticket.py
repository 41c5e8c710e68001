"""Hands out socket tickets."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.realtime import service
from sparring.realtime.schemas import SocketTicket

DECLARATION = Endpoint(
    "POST", "/v1/socket-tickets", roles=EVERYONE, status=201, grants=(writes("realtime"),)
)


def create_socket_ticket(caller: SignedIn) -> SocketTicket:
    """Get a ticket that opens one socket within a minute."""
    return service.make_ticket(caller)


handler = http_handler(DECLARATION, create_socket_ticket)
