"""One stack per module: its functions, and what calls them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as gateway
from constructs import Construct

from sparring.kit.declare import (
    Endpoint,
    Invoked,
    Schedule,
    SocketRoute,
    StreamReader,
    Subscriber,
    Trigger,
)
from stacks.constructs import sources
from stacks.constructs.endpoint_function import Code, EndpointFunction
from stacks.discovery import Found
from stacks.surroundings import Surroundings


@dataclass(frozen=True)
class Doors:
    """Where routes are added."""

    http: gateway.CfnApi
    http_authorizer_id: str
    socket: gateway.CfnApi


class Module(cdk.Stack):
    """Every function of `functions/<name>/`."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        around: Surroundings,
        doors: Doors,
        found: tuple[Found, ...],
    ) -> None:
        super().__init__(
            scope, f"module-{name}", stack_name=around.settings.named(f"module-{name}")
        )
        self.doors = doors
        self.add_dependency(cdk.Stack.of(doors.socket))
        layers = {layer for one in found for layer in one.declaration.layers}
        code = Code.of(self, around, layers)
        self.made = [EndpointFunction(self, one, around, code) for one in found]
        self.socket_authorizer = self._socket_authorizer()
        for made in self.made:
            self._connect(made)

    def _socket_authorizer(self) -> str | None:
        for made in self.made:
            declared = made.found.declaration
            if isinstance(declared, SocketRoute) and declared.route == "$authorize":
                return sources.add_socket_authorizer(made, self.doors.socket)
        return None

    def _connect(self, made: EndpointFunction) -> None:
        match made.found.declaration:
            case Endpoint() as route:
                sources.add_http_route(made, route, self.doors.http, self.doors.http_authorizer_id)
            case SocketRoute(route="$authorize") | Invoked():
                pass
            case SocketRoute() as route:
                sources.add_socket_route(made, route, self.doors.socket, self.socket_authorizer)
            case Subscriber() as heard:
                sources.add_subscription(made, heard)
            case Schedule() as plan:
                sources.add_schedule(made, plan)
            case StreamReader() as reader:
                sources.add_stream(made, reader)
            case Trigger():
                raise ValueError("a user pool trigger lives in the identity stack")
            case other:
                assert_never(other)
