"""The socket edge: frames of the WebSocket API, each checked and answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from sparring.kit import log, push
from sparring.kit.caller import Caller, Standing
from sparring.kit.errors import Malformed, Problem, TooLarge, Unauthorized
from sparring.kit.http import strict_json
from sparring.kit.startup import release_collector

FRAME_BYTES = 32_768
UNANSWERED = {"$connect", "$disconnect"}

Event = dict[str, Any]
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Frame:
    """One event of one connection. `body` is the parsed message, empty on connect and close."""

    caller: Caller
    connection_id: str
    body: dict[str, Any]


def _caller(event: Event) -> Caller:
    """The caller that the authorizer put into the connection's context."""
    context = event["requestContext"].get("authorizer") or {}
    if not context.get("tenant") or not context.get("user_id"):
        raise Unauthorized
    return Caller(
        tenant=context["tenant"],
        user_id=context["user_id"],
        role=context["role"],
        expires_at=int(context["expires"]),
        correlation_id=event["requestContext"].get("requestId", ""),
        # The account row was read when the ticket was made; no socket outlives its access token.
        standing=Standing(verified=True),
    )


def _body(event: Event) -> dict[str, Any]:
    text = event.get("body") or ""
    if len(text.encode("utf-8", "surrogatepass")) > FRAME_BYTES:
        raise TooLarge
    try:
        body = strict_json(text) if text else {}
    except json.JSONDecodeError:
        raise Malformed from None
    if not isinstance(body, dict):
        raise Malformed
    return body


def frame_of(event: Event) -> Frame:
    """The frame of a WebSocket event; Problem for anything else."""
    connection_id = event["requestContext"]["connectionId"]
    return Frame(_caller(event), connection_id, _body(event))


def message(frame: Frame, model: type[M]) -> M:
    """The body as a typed message; Malformed when it is something else."""
    try:
        return model.model_validate(frame.body)
    except ValidationError:
        raise Malformed(code="bad_frame") from None


def _tell(event: Event, problem: Problem) -> None:
    """Say over the socket what was wrong with a frame: the status reaches nobody."""
    where = event["requestContext"]
    if where.get("routeKey") not in UNANSWERED:
        push.send((where["connectionId"],), {"type": "error", "code": problem.code})


def socket_handler(route: Callable[[Frame], None]) -> Callable[[Event, object], dict[str, Any]]:
    """A Lambda handler of a socket route; errors become a status, never a crash."""

    def handler(event: Event, _context: object) -> dict[str, Any]:
        status = 200
        try:
            route(frame_of(event))
        except Problem as problem:
            status = problem.status
            _tell(event, problem)
        except Exception as error:
            log.logger().exception("socket.failed", exc_info=error)
            status = 500
        where = event["requestContext"]
        log.logger().info("socket", extra={"route": where.get("routeKey"), "status": status})
        return {"statusCode": status}

    release_collector()
    return handler
