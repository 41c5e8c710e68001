"""The far side of the WebSocket API: what was pushed to whom, and which connections are gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from sparring.kit import aws, config
from sparring.kit.caller import Caller


@dataclass
class FakeSockets:
    """Answers where the wire would begin. `sent` are (connection id, message), `hung_up` ids."""

    sent: list[tuple[str, Any]] = field(default_factory=list)
    hung_up: list[str] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)

    def answer(self, model: Any, params: dict[str, Any], **_: object) -> tuple[object, Any]:
        """What botocore takes for the answer of the wire."""
        connection = str(params["url_path"]).rpartition("/")[2]
        if connection in self.gone:
            error = {"Error": {"Code": "GoneException", "Message": ""}}
            return SimpleNamespace(status_code=410), error
        if model.name == "PostToConnection":
            self.sent.append((connection, json.loads(params["body"])))
        else:
            self.hung_up.append(connection)
        return SimpleNamespace(status_code=200), {}

    def heard(self, connection: str) -> list[Any]:
        """The messages that one connection got."""
        return [message for one, message in self.sent if one == connection]


@contextmanager
def sockets() -> Iterator[FakeSockets]:
    """Within the block (inside `tables`) pushes go to the fake."""
    fake = FakeSockets()
    client = aws.client("apigatewaymanagementapi", config.setting("SOCKET_ENDPOINT"))
    client.meta.events.register("before-call.apigatewaymanagementapi", fake.answer)
    yield fake
    client.meta.events.unregister("before-call.apigatewaymanagementapi", fake.answer)


def frame(caller: Caller, connection: str, body: object = None) -> dict[str, Any]:
    """An event of a connection that `caller`'s ticket opened; a str body is sent as it is."""
    event: dict[str, Any] = {
        "requestContext": {
            "routeKey": "$default",
            "requestId": "req-1",
            "connectionId": connection,
            "authorizer": {
                "tenant": caller.tenant,
                "user_id": caller.user_id,
                "role": caller.role,
                "expires": str(caller.expires_at),
            },
        }
    }
    if body is not None:
        event["body"] = body if isinstance(body, str) else json.dumps(body)
    return event
