"""Admits a WebSocket connection by its one-use ticket."""

from typing import Any

from sparring.kit.declare import SocketRoute, reads, writes
from sparring.kit.errors import Problem
from sparring.kit.log import denied, logger
from sparring.kit.startup import release_collector
from sparring.realtime.model import Ticket
from sparring.realtime.service import admit

DECLARATION = SocketRoute("$authorize", grants=(writes("realtime"), reads("auth")))


def _policy(event: dict[str, Any], effect: str, ticket: Ticket | None = None) -> dict[str, Any]:
    statement = {
        "Action": "execute-api:Invoke",
        "Effect": effect,
        "Resource": event["methodArn"],
    }
    context = {
        "tenant": ticket.tenant,
        "user_id": ticket.user_id,
        "role": ticket.role,
        "expires": str(ticket.token_expires),
    } if ticket else {}  # fmt: skip
    return {
        "principalId": ticket.user_id if ticket else "nobody",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        "context": context,
    }


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Allow the connection that holds a good ticket and comes from our own page."""
    release_collector()
    query = event.get("queryStringParameters") or {}
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    try:
        ticket = admit(query.get("ticket", ""), headers.get("origin", ""))
    except Problem as problem:
        denied(problem.code, route="$connect")
        return _policy(event, "Deny")
    logger().info("socket.admitted", extra={"tenant": ticket.tenant, "user_id": ticket.user_id})
    return _policy(event, "Allow", ticket)
