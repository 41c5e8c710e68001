"""What a function may be granted, gathered from the stacks that own it."""

from __future__ import annotations

from dataclasses import dataclass

from aws_cdk import aws_apigatewayv2 as gateway
from aws_cdk import aws_cognito as cognito

from stacks.foundation import Foundation
from stacks.settings import Settings


@dataclass(frozen=True)
class Accounts:
    """The user pool and its one client."""

    pool: cognito.IUserPool
    client_id: str


@dataclass(frozen=True)
class Surroundings:
    """`accounts` and `socket` are missing only while the user pool's own trigger is made."""

    settings: Settings
    foundation: Foundation
    accounts: Accounts | None = None
    socket: gateway.CfnStage | None = None
    web_origin: str = ""
