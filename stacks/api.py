"""The HTTP API: one JWT authorizer, throttles, access logs without tokens or query strings."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as gateway
from aws_cdk import aws_logs as logs
from constructs import Construct

from stacks.identity import Identity
from stacks.settings import Settings

REQUESTS_PER_SECOND = 200
BURST = 400
ACCESS_LOG = {
    "at": "$context.requestTimeEpoch",
    "request_id": "$context.requestId",
    "route": "$context.routeKey",
    "status": "$context.status",
    "bytes": "$context.responseLength",
    "ms": "$context.responseLatency",
    "error": "$context.error.message",
    "authorizer_error": "$context.authorizer.error",
}


class Api(cdk.Stack):
    """Only the door; the routes belong to the modules' stacks."""

    def __init__(self, scope: Construct, settings: Settings, identity: Identity) -> None:
        super().__init__(scope, "api", stack_name=settings.named("api"))
        self.api = gateway.CfnApi(self, "Http", name=settings.named("http"), protocol_type="HTTP")
        self.authorizer = gateway.CfnAuthorizer(
            self,
            "AccessTokens",
            api_id=self.api.ref,
            name="access-tokens",
            authorizer_type="JWT",
            identity_source=["$request.header.Authorization"],
            jwt_configuration=gateway.CfnAuthorizer.JWTConfigurationProperty(
                issuer=identity.issuer, audience=[identity.accounts.client_id]
            ),
        )
        add_stage(self, self.api, "$default")
        cdk.CfnOutput(self, "HttpApiId", value=self.api.ref)


def add_stage(stack: cdk.Stack, api: gateway.CfnApi, name: str) -> gateway.CfnStage:
    """A stage that deploys by itself, with throttles and an access log."""
    log = logs.LogGroup(
        stack,
        "AccessLog",
        retention=logs.RetentionDays.ONE_MONTH,
        removal_policy=cdk.RemovalPolicy.DESTROY,
    )
    return gateway.CfnStage(
        stack,
        "Stage",
        api_id=api.ref,
        stage_name=name,
        auto_deploy=True,
        default_route_settings=gateway.CfnStage.RouteSettingsProperty(
            throttling_rate_limit=REQUESTS_PER_SECOND,
            throttling_burst_limit=BURST,
            detailed_metrics_enabled=True,
        ),
        access_log_settings=gateway.CfnStage.AccessLogSettingsProperty(
            destination_arn=log.log_group_arn, format=json.dumps(ACCESS_LOG)
        ),
    )
