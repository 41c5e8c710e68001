"""The WebSocket API; its routes belong to the stack of the module that declares them."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_apigatewayv2 as gateway
from aws_cdk import aws_iam as iam
from constructs import Construct

from stacks.api import add_stage
from stacks.constructs.rules import acknowledge
from stacks.settings import Settings
from stacks.surroundings import Socket

STAGE = "live"
LOGGING = [
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:DescribeLogGroups",
    "logs:DescribeLogStreams",
    "logs:FilterLogEvents",
    "logs:GetLogEvents",
    "logs:PutLogEvents",
]


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
        add_stage(self, self.api, STAGE).add_dependency(self._logging())
        self.socket = Socket(settings.named("socket-api"), STAGE)
        cdk.CfnOutput(self, "SocketApiId", value=self.api.ref, export_name=self.socket.export_name)

    def _logging(self) -> apigateway.CfnAccount:
        """A WebSocket stage with an access log is refused until the account names a role for it.

        The setting is one per account and region; it stays when this stack goes, as other APIs
        may lean on it.
        """
        role = iam.Role(
            self,
            "GatewayLogs",
            assumed_by=iam.ServicePrincipal("apigateway.amazonaws.com"),
        )
        role.add_to_policy(iam.PolicyStatement(actions=LOGGING, resources=["*"]))
        role.apply_removal_policy(cdk.RemovalPolicy.RETAIN)
        acknowledge(
            role,
            "AwsSolutions-IAM5[Resource::*]",
            "API Gateway demands a role that can write any log group of the account.",
        )
        account = apigateway.CfnAccount(self, "Account", cloud_watch_role_arn=role.role_arn)
        account.node.add_dependency(role)
        account.apply_removal_policy(cdk.RemovalPolicy.RETAIN)
        return account
