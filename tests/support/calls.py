"""The AWS calls of a request: counted, and held against what its function may do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient

from sparring.kit.declare import Declaration, Endpoint
from tests.support.http import Answer, Call, send

MOST_READS = 2
ONCE_A_PROCESS = "GetSecretValue"

IN_A_TRANSACTION = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}
GRANT_OF_SERVICE = {
    "CognitoIdentityProvider": "cognito",
    "KMS": "kms",
    "SESv2": "mail",
    "ApiGatewayManagementApi": "socket",
    "SecretsManager": "secret",
    "SQS": "queue",
}


@dataclass(frozen=True)
class AwsCall:
    """One call of ours: service and operation, and for tables which IAM actions on which."""

    service: str
    operation: str
    needs: frozenset[tuple[str, str]]

    @property
    def writes(self) -> bool:
        """True for a transaction."""
        return self.operation == "TransactWriteItems"


def _module_of(table: str) -> str:
    names = {value: name for name, value in os.environ.items() if name.startswith("TABLE_")}
    return names[table].removeprefix("TABLE_").lower()


def _needs(service: str, operation: str, asked: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What IAM would want for this call: (table or kind of grant, action)."""
    if service != "DynamoDB":
        yield GRANT_OF_SERVICE.get(service, service), operation
    elif operation == "TransactWriteItems":
        for item in asked["TransactItems"]:
            ((kind, one),) = item.items()
            yield _module_of(one["TableName"]), IN_A_TRANSACTION[kind]
    elif operation == "BatchGetItem":
        yield from ((_module_of(table), operation) for table in asked["RequestItems"])
    else:
        yield _module_of(asked["TableName"]), operation


@contextmanager
def watched() -> Iterator[list[AwsCall]]:
    """Within the block: every AWS call that is made, in order (retries not counted)."""
    seen: list[AwsCall] = []
    make = vars(BaseClient)["_make_api_call"]

    def watching(self: Any, operation: str, asked: dict[str, Any]) -> Any:
        service = str(self.meta.service_model.service_id.replace(" ", ""))
        needs = frozenset(_needs(service, operation, asked))
        seen.append(AwsCall(service, operation, needs))
        return make(self, operation, asked)

    with patch.object(BaseClient, "_make_api_call", watching):
        yield seen


def ungranted(declaration: Declaration, calls: list[AwsCall]) -> list[str]:
    """What was called without a grant; least privilege, seen from the other side."""
    tables = {(g.name, a) for g in declaration.all_grants if g.kind == "table" for a in g.actions}
    others = {(g.kind, a) for g in declaration.all_grants if g.kind != "table" for a in g.actions}
    socket = {("socket", "PostToConnection"), ("socket", "DeleteConnection")}
    held = tables | others | (socket if ("socket", "ManageConnections") in others else set())
    return sorted({" ".join(need) for call in calls for need in call.needs - held})


def over_budget(declaration: Endpoint, calls: list[AwsCall]) -> list[AwsCall]:
    """The calls, when a read makes more than two, or a write more than one read and one commit."""
    counted = [c for c in calls if c.service == "DynamoDB" and c.operation != ONCE_A_PROCESS]
    written = sum(call.writes for call in counted)
    most = MOST_READS if declaration.method == "GET" else 2
    return counted if len(counted) > most or written > 1 else []


def sent(function: Any, call: Call | None = None) -> Answer:
    """`send`, failing when the function does what it was not granted, or calls AWS too often."""
    with watched() as calls:
        answer = send(function, call)
    assert not ungranted(function.DECLARATION, calls)
    assert not over_budget(function.DECLARATION, calls)
    return answer
