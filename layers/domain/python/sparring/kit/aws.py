"""AWS clients: one per service and process, made when first used. botocore stays behind the kit."""

from __future__ import annotations

from functools import cache
from typing import Any

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

CONNECT_SECONDS = 1
READ_SECONDS = 5

BUSY = {
    *("ThrottlingException", "ThrottledException", "RequestLimitExceeded", "InternalServerError"),
    *("ProvisionedThroughputExceededException", "TransactionInProgressException"),
    *("ServiceUnavailable", "RequestTimeout", "InternalFailure", "InternalServerErrorException"),
}


@cache
def _session() -> botocore.session.Session:
    return botocore.session.get_session()


def _config(service: str) -> Config:
    plain = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "max_attempts": 3},
        inject_host_prefix=False,
    )
    if service != "s3":
        return plain
    # Links to encrypted objects need signature 4, and the bucket's own name in the host.
    links = Config(signature_version="s3v4", s3={"addressing_style": "virtual"})
    return plain.merge(links)


@cache
def client(service: str, endpoint: str | None = None) -> Any:
    """The client of `service`; region, credentials and endpoint come from the environment."""
    return _session().create_client(service, config=_config(service), endpoint_url=endpoint)


def is_passing(error: Exception) -> bool:
    """True for what goes away by itself: AWS is busy, or did not answer in time."""
    if isinstance(error, ClientError):
        return error.response.get("Error", {}).get("Code") in BUSY
    return isinstance(error, BotoCoreError)


def forget_clients() -> None:
    """Drop all clients, for tests that change the environment."""
    client.cache_clear()
    _session.cache_clear()
