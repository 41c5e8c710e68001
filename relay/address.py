"""The addresses that people's browsers can reach this relay at."""

from __future__ import annotations

import json
import os
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from aioice.ice import get_host_addresses

from relay.settings import Settings

METADATA = "ECS_CONTAINER_METADATA_URI_V4"


class NoAddress(Exception):
    """Nobody could connect; the relay must not start."""


def find_addresses(settings: Settings) -> tuple[str, ...]:
    """Those configured, or the machine's own, or a Fargate task's public one; raises NoAddress."""
    if settings.addresses:
        return tuple(one.strip() for one in settings.addresses.split(","))
    if settings.discover == "ecs":
        import boto3

        return (public_address(private_address(), boto3.client("ec2")),)
    return tuple(get_host_addresses(use_ipv4=True, use_ipv6=False)) or ("127.0.0.1",)


def private_address() -> str:
    """The task's only address as it sees it, from ECS's metadata."""
    where = urlsplit(os.environ[METADATA])
    line = HTTPConnection(where.netloc, timeout=5)
    line.request("GET", f"{where.path}/task")
    task = json.load(line.getresponse())
    line.close()
    return str(task["Containers"][0]["Networks"][0]["IPv4Addresses"][0])


def public_address(private: str, ec2: Any) -> str:
    """What the internet gateway makes of a private address: a Fargate task never sees it itself."""
    filters = [{"Name": "addresses.private-ip-address", "Values": [private]}]
    found = ec2.describe_network_interfaces(Filters=filters)["NetworkInterfaces"]
    for interface in found:
        address = interface.get("Association", {}).get("PublicIp")
        if address:
            return str(address)
    raise NoAddress(f"{private} has no public address")
