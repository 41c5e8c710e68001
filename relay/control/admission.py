"""How a relay gets through the platform's door: with a one-use ticket that IAM lets it ask for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

ASK_S = 10


@dataclass(frozen=True)
class Dial:
    """Where to connect, and what to say in the handshake."""

    url: str
    headers: dict[str, str] = field(default_factory=dict)


Door = Callable[[], Awaitable[Dial]]


class NotAdmitted(OSError):
    """The platform gave no ticket now; worth another try."""


def with_token(url: str, token: str) -> Door:
    """A fixed bearer token: for a platform that is not ours, and for tests."""

    async def door() -> Dial:
        return Dial(url, {"Authorization": f"Bearer {token}"} if token else {})

    return door


def by_ticket(url: str, function: str, relay: str, endpoint: str) -> Door:
    """Ask the function `admit_relay` for a ticket before each connection. `endpoint` is empty on
    AWS. Raises NotAdmitted.
    """

    def ask() -> dict[str, str]:
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, ClientError

        patience = Config(connect_timeout=ASK_S, read_timeout=ASK_S, retries={"max_attempts": 1})
        try:
            client: Any = boto3.client("lambda", endpoint_url=endpoint or None, config=patience)
            answer = client.invoke(
                FunctionName=function, Payload=json.dumps({"relay": relay}).encode()
            )
            given = json.loads(answer["Payload"].read())
        except (BotoCoreError, ClientError, ValueError) as error:
            raise NotAdmitted(str(error)) from error
        if "FunctionError" in answer or "ticket" not in given:
            raise NotAdmitted("the platform's function failed")
        return {name: str(given[name]) for name in ("ticket", "origin")}

    async def door() -> Dial:
        given = await asyncio.to_thread(ask)
        return Dial(f"{url}?ticket={quote(given['ticket'])}", {"Origin": given["origin"]})

    return door
