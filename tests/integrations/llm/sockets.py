"""The rep's open socket: every message that the house posts to it, in order."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders

from sparring.kit import aws, clock, config, push
from sparring.kit.caller import Caller, platform
from sparring.kit.transaction import commit, overwrite


class _NoBody:
    def stream(self, **_: Any) -> Iterator[bytes]:
        """Nothing."""
        return iter(())


@contextmanager
def socket_of(caller: Caller) -> Iterator[list[dict[str, Any]]]:
    """Within the block: the messages that reach this person, each with `heard_at` in seconds."""
    row = {"connections": {"c1": clock.epoch(600)}, "expires_at": clock.epoch(600)}
    commit(platform(caller.tenant), [overwrite(push.sockets_key(caller), row)])
    heard: list[dict[str, Any]] = []

    def hear(request: Any, **_: Any) -> AWSResponse:
        heard.append({**json.loads(request.body), "heard_at": time.monotonic()})
        return AWSResponse(request.url, 200, HTTPHeaders(), _NoBody())

    endpoint = config.setting("SOCKET_ENDPOINT")
    events = aws.client("apigatewaymanagementapi", endpoint).meta.events
    events.register_first("before-send.apigatewaymanagementapi.PostToConnection", hear)
    yield heard
