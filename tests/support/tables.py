"""The house's tables in memory: moto, one table a module, the environment of a function."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from moto import mock_aws

from sparring.kit import aws, item, secret
from tests.support.embeddings import embeddings_folder

TABLES = (
    "auth",
    "bots",
    "roleplay",
    "rooms",
    "scoring",
    "dashboard",
    "realtime",
    "settings",
)
KEPT = {"dynamodb", "secretsmanager", "kms"}
WEB_ORIGIN = "https://sparring.example"

ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "STAGE": "test",
    "LOG_LEVEL": "INFO",
    "POWERTOOLS_SERVICE_NAME": "test",
    "USER_POOL_ID": "eu-central-1_test",
    "USER_POOL_CLIENT_ID": "client",
    "BUS_NAME": "bus",
    "WEB_ORIGIN": WEB_ORIGIN,
    "MAIL_FROM": "coach@sparring.example",
    "SOCKET_ENDPOINT": "https://socket.execute-api.eu-central-1.amazonaws.com/test",
    "SIGNING_SECRET_ID": "signing",
    "RECORDINGS_BUCKET": "films",
    **{f"TABLE_{table.upper()}": f"sparring-{table}" for table in TABLES},
}


def _create_table(name: str) -> None:
    aws.client("dynamodb").create_table(
        TableName=f"sparring-{name}",
        AttributeDefinitions=[
            {"AttributeName": "pk", "AttributeType": "S"},
            {"AttributeName": "sk", "AttributeType": "S"},
        ],
        KeySchema=[
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )


_make = aws.client.__wrapped__


@cache
def _kept(service: str, endpoint: str | None) -> Any:
    """Made once for all tests: making one costs more than most tests."""
    return _make(service, endpoint)


@cache
def _fresh(service: str, endpoint: str | None) -> Any:
    """Made anew for each test, which may hang a fake on it."""
    return _make(service, endpoint)


def _client(service: str, endpoint: str | None = None) -> Any:
    return (_kept if service in KEPT else _fresh)(service, endpoint)


@contextmanager
def tables(*names: str) -> Iterator[None]:
    """Within the block: empty tables (all, or the named), a signing secret and a data key.

    As a fixture: `@pytest.fixture(autouse=True)` around `with tables("bots"): yield`.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("AWS_ENDPOINT_URL", raising=False)
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        patch.setenv("SPARRING_EMBEDDINGS", embeddings_folder())
        patch.setattr(aws, "client", _client)
        secret.secret.cache_clear()
        _fresh.cache_clear()
        with mock_aws():
            for name in names or TABLES:
                _create_table(name)
            aws.client("secretsmanager").create_secret(Name="signing", SecretString="s" * 32)
            if not names or "settings" in names:
                data_key = aws.client("kms").create_key()["KeyMetadata"]["KeyId"]
                patch.setenv("DATA_KEY_ID", data_key)
            yield


def rows(table: str) -> list[dict[str, Any]]:
    """Every item of a table, decoded, in key order; for assertions only."""
    answer = aws.client("dynamodb").scan(TableName=f"sparring-{table}")
    return sorted(map(item.decode, answer["Items"]), key=lambda row: (row["pk"], row["sk"]))


def facts(table: str) -> list[dict[str, Any]]:
    """The outbox rows of a table, oldest first."""
    outbox = [row for row in rows(table) if row["sk"] == "EVT"]
    return sorted(outbox, key=lambda row: str(row["event_id"]))
