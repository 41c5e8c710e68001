"""The WebSocket API; its routes belong to the stack of the module that declares them."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as gateway
from constructs import Construct

from stacks.api import add_stage
from stacks.settings import Settings
from stacks.surroundings import Socket

STAGE = "live"


class Realtime(cdk.Stack):
    """One socket per open browser tab."""

    def __init__(self, scope: Construct, settings: Settings) -> None:
        super().__init__(scope, "realtime", stack_name=settings.named("realtime"))
        self.api = gateway.CfnApi(
            self,
            "Socket",
            name=settings.named("socket"),
            protocol_type="WEBSOCKET",
            route_selection_expression="$request.body.type",
        )
        add_stage(self, self.api, STAGE)
        self.socket = Socket(settings.named("socket-api"), STAGE)
        cdk.CfnOutput(self, "SocketApiId", value=self.api.ref, export_name=self.socket.export_name)
