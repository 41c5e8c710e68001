"""Calls the product's functions as the HTTP API does, in this process, at a chosen time.

A date cannot be sent to the API, so three weeks of history need the one thing that a request
cannot change: the clock. Everything else is a request like any other.
"""

from __future__ import annotations

import base64
import datetime as dt
import importlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from local.house import ROOT
from local.warm import empty_request
from sparring.kit import clock
from sparring.kit.declare import Endpoint
from stacks.discovery import discover

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


class SeedError(Exception):
    """A request of the seed was refused."""


class Context:
    """The little of a Lambda context that functions read."""

    function_name = "seed"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:us-east-1:000000000000:function:seed"
    aws_request_id = "seed"

    def get_remaining_time_in_millis(self) -> int:
        """As much as anybody needs."""
        return 60_000


@dataclass
class Time:
    """The seed's clock: stands still until somebody lets it pass."""

    now: dt.datetime

    def passes(self, seconds: float) -> None:
        """Move on."""
        self.now += dt.timedelta(seconds=seconds)


@dataclass(frozen=True)
class Request:
    """One request; `who` is an access token."""

    route: str
    body: object = None
    who: str = ""
    path: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


class FrontDoor:
    """Every route of the product, with the function behind it."""

    def __init__(self, time: Time, origin: str) -> None:
        self.time = time
        self.origin = origin
        self._handlers = dict(_routes())

    def ask(self, request: Request) -> Any:
        """The body of the answer; anything but a success is an error."""
        handler = self._handlers[request.route]
        with clock.set_to(lambda: self.time.now):
            answer = handler(self._event(request), Context())
        if answer["statusCode"] >= 300:
            raise SeedError(f"{request.route}: {answer['statusCode']} {answer['body']}")
        return json.loads(answer["body"] or "null")

    def _event(self, request: Request) -> dict[str, Any]:
        event = empty_request(request.route)
        for name, value in request.path.items():
            event["rawPath"] = event["rawPath"].replace(f"{{{name}}}", value)
        event["pathParameters"] = dict(request.path)
        event["headers"] = {
            "content-type": "application/json",
            "origin": self.origin,
            **request.headers,
        }
        if request.body is not None:
            event["body"] = json.dumps(request.body)
        if request.who:
            event["headers"]["authorization"] = f"Bearer {request.who}"
            event["requestContext"]["authorizer"] = {"jwt": {"claims": claims_of(request.who)}}
        return event


def claims_of(token: str) -> dict[str, str]:
    """The claims of a token as the gateway's authorizer hands them on: all of them text."""
    payload = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return {name: value if isinstance(value, str) else str(value) for name, value in claims.items()}


def _routes() -> list[tuple[str, Handler]]:
    found = [
        (one, one.declaration)
        for one in discover(ROOT / "functions")
        if isinstance(one.declaration, Endpoint)
    ]
    return [(f"{d.method} {d.path}", _handler(f"{one.module}.{one.name}")) for one, d in found]


def _handler(name: str) -> Handler:
    handler: Handler = importlib.import_module(f"functions.{name}").handler
    return handler
