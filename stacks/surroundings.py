"""What a function may be granted, gathered from the stacks that own it."""

from __future__ import annotations

from dataclasses import dataclass

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3

from stacks.foundation import Foundation
from stacks.settings import Settings


@dataclass(frozen=True)
class Accounts:
    """The user pool and its one client."""

    pool: cognito.IUserPool
    client_id: str


@dataclass(frozen=True)
class Socket:
    """The WebSocket API, named by an export: rules on it can then be told by a fixed text."""

    export_name: str
    stage: str

    @property
    def api_id(self) -> str:
        """The id of the API, known when it is deployed."""
        return cdk.Fn.import_value(self.export_name)


@dataclass(frozen=True)
class Films:
    """Where recordings rest, and the key that they are encrypted with. The bucket's ARN is named
    by an export: rules on it can then be told by a fixed text.
    """

    bucket: s3.IBucket
    arn_export: str
    key: kms.IKey


@dataclass(frozen=True)
class Surroundings:
    """`accounts` and `socket` are missing only while the user pool's own trigger is made."""

    settings: Settings
    foundation: Foundation
    accounts: Accounts | None = None
    socket: Socket | None = None
    web_origin: str = ""
    recordings: Films | None = None
