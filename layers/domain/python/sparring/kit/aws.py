"""AWS clients: one per service and process, made when first used. botocore stays behind the kit."""

from __future__ import annotations

from functools import cache
from typing import Any

import botocore.session
from botocore.config import Config

CONNECT_SECONDS = 1
READ_SECONDS = 5


@cache
def _session() -> botocore.session.Session:
    return botocore.session.get_session()


def _config() -> Config:
    return Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "max_attempts": 3},
        inject_host_prefix=False,
    )


@cache
def client(service: str, endpoint: str | None = None) -> Any:
    """The client of `service`; region, credentials and endpoint come from the environment."""
    return _session().create_client(service, config=_config(), endpoint_url=endpoint)


def forget_clients() -> None:
    """Drop all clients, for tests that change the environment."""
    client.cache_clear()
    _session.cache_clear()
