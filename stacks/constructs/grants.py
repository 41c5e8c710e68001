"""Turns declared grants into IAM statements and environment variables; nothing else adds either."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

from sparring.kit.declare import WRITE, Grant
from stacks.recordings import FOLDER, objects
from stacks.surroundings import Surroundings

KEY_READ = ("Decrypt", "DescribeKey")
KEY_WRITE = ("Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo")


@dataclass(frozen=True)
class Permission:
    """What one grant adds to a function; `accepted` are rules that it breaks, with the reason."""

    statements: tuple[iam.PolicyStatement, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    accepted: Mapping[str, str] = field(default_factory=dict)


def permission(grant: Grant, around: Surroundings) -> Permission:
    """The statements, variables and acknowledged wildcards of one grant."""
    return _GIVERS[grant.kind](grant, around)


def _allow(prefix: str, actions: tuple[str, ...], *resources: str) -> iam.PolicyStatement:
    names = [f"{prefix}:{action}" for action in actions]
    return iam.PolicyStatement(actions=names, resources=list(resources))


def _table(grant: Grant, around: Surroundings) -> Permission:
    table = around.foundation.tables[grant.name]
    writing = not set(grant.actions).isdisjoint(WRITE)
    key = _allow("kms", KEY_READ + KEY_WRITE * writing, around.foundation.table_key.key_arn)
    key.add_conditions({"StringLike": {"kms:ViaService": "dynamodb.*.amazonaws.com"}})
    return Permission(
        (_allow("dynamodb", grant.actions, table.table_arn), key),
        {f"TABLE_{grant.name.upper()}": table.table_name},
    )


def _cognito(grant: Grant, around: Surroundings) -> Permission:
    if around.accounts is None:
        raise ValueError("a user pool trigger cannot be granted the pool that it belongs to")
    return Permission(
        (_allow("cognito-idp", grant.actions, around.accounts.pool.user_pool_arn),),
        {
            "USER_POOL_ID": around.accounts.pool.user_pool_id,
            "USER_POOL_CLIENT_ID": around.accounts.client_id,
        },
    )


def _data_key(grant: Grant, around: Surroundings) -> Permission:
    arn = around.foundation.data_key.key_arn
    # Whoever opens a company's key may call its language model, at these hosts.
    environment = {"DATA_KEY_ID": arn, "MODEL_HOSTS": around.settings.model_hosts}
    return Permission((_allow("kms", grant.actions, arn),), environment)


def _secret(grant: Grant, around: Surroundings) -> Permission:
    turn = grant.name == "turn"
    if turn and not around.settings.turn_urls:
        return Permission((), {})
    name = around.settings.named(grant.name)
    # By name: what CloudFormation answers for a secret is an ARN on AWS and a name locally.
    arn = around.foundation.format_arn(
        service="secretsmanager",
        resource="secret",
        resource_name=f"{name}-??????",
        arn_format=cdk.ArnFormat.COLON_RESOURCE_NAME,
    )
    urls = {"TURN_URLS": around.settings.turn_urls} if turn else {}
    named = {f"{grant.name.upper()}_SECRET_ID": name, **urls}
    return Permission((_allow("secretsmanager", grant.actions, arn),), named)


def _mail(grant: Grant, around: Surroundings) -> Permission:
    sender = around.settings.mail_from
    # The emulator names neither the identity nor the address; on AWS the address is always there.
    statement = _allow("ses", grant.actions, "*")
    statement.add_condition("StringEqualsIfExists", {"ses:FromAddress": sender})
    return Permission(
        (statement,),
        {"MAIL_FROM": sender},
        {"AwsSolutions-IAM5[Resource::*]": "The condition names the one address it may send from."},
    )


def _socket(grant: Grant, around: Surroundings) -> Permission:
    if around.socket is None:
        raise ValueError("a user pool trigger cannot be granted the socket")
    api, stage = around.socket.api_id, around.socket.stage
    base = around.settings.socket_base
    region = around.foundation.region
    url = f"{base}/{api}" if base else f"https://{api}.execute-api.{region}.amazonaws.com"
    place = f"{around.socket.export_name}/{stage}/*/@connections/*"
    arn = f"arn:{cdk.Aws.PARTITION}:execute-api:{cdk.Aws.REGION}:{cdk.Aws.ACCOUNT_ID}:{api}"
    wide = f"arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:{place}"
    return Permission(
        (_allow("execute-api", grant.actions, f"{arn}/{stage}/*/@connections/*"),),
        {"SOCKET_ENDPOINT": f"{url}/{stage}"},
        {f"AwsSolutions-IAM5[Resource::{wide}]": "The API makes up one connection id per tab."},
    )


def _bucket(grant: Grant, around: Surroundings) -> Permission:
    films = around.recordings
    if films is None:
        raise ValueError("a user pool trigger cannot be granted the recordings")
    statements = [_allow("s3", grant.actions, objects(films.arn_export))]
    if "GetObject" in grant.actions:
        statements.append(_allow("kms", KEY_READ, films.key.key_arn))
    place = f"AwsSolutions-IAM5[Resource::{films.arn_export}/{FOLDER}*]"
    return Permission(
        tuple(statements),
        {"RECORDINGS_BUCKET": films.bucket.bucket_name},
        {place: "Each recording has a place of its own below this one, named as it is made."},
    )


def announcing(around: Surroundings) -> Permission:
    """What a stream reader needs to put facts on the bus."""
    bus = around.foundation.bus
    return Permission(
        (_allow("events", ("PutEvents",), bus.event_bus_arn),), {"BUS_NAME": bus.event_bus_name}
    )


_GIVERS: dict[str, Callable[[Grant, Surroundings], Permission]] = {
    "table": _table,
    "cognito": _cognito,
    "kms": _data_key,
    "secret": _secret,
    "mail": _mail,
    "socket": _socket,
    "bucket": _bucket,
}
