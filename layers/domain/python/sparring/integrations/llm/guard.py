"""Where a provider may live: an address that an admin enters must not reach the cloud's insides."""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from sparring.integrations.llm.errors import Fault, ProviderError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NEVER: tuple[Network, ...] = tuple(
    ipaddress.ip_network(one)
    for one in (
        "0.0.0.0/8",
        "169.254.0.0/16",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "100.100.100.200/32",  # metadata of Alibaba Cloud, inside shared address space
        "168.63.129.16/32",  # Azure's host agent, on a public address
        "192.0.0.192/32",  # metadata of Oracle Cloud
        "fd00:ec2::/32",  # metadata and time of AWS, inside private address space
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
        "::/128",
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Place(NamedTuple):
    """Where a request goes: `addresses` are checked, and the only ones to connect to."""

    host: str
    port: int
    addresses: tuple[str, ...]


def private_allowed() -> bool:
    """True when this deployment lets providers live on private addresses, such as an own server."""
    # The one setting with a default: a deployment that does not say anything stays closed.
    return os.environ.get("MODEL_HOSTS", "public") == "private"


def _blocked() -> ProviderError:
    return ProviderError(Fault.BLOCKED)


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address


def _check(address: Address, *, secure: bool) -> None:
    refused = any(address in network for network in _NEVER if network.version == address.version)
    if refused or (isinstance(address, ipaddress.IPv6Address) and address.teredo):
        raise _blocked()
    if address.is_global:
        if not secure:
            raise _blocked()
    elif not private_allowed():
        raise _blocked()


def _is_own_runtime(address: Address, port: int) -> bool:
    """True for the loopback service through which Lambda hands this very function its work."""
    _, _, own_port = os.environ.get("AWS_LAMBDA_RUNTIME_API", "").rpartition(":")
    return address.is_loopback and own_port == str(port)


def _resolve(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ProviderError(Fault.UNREACHABLE) from None
    # IPv4 first: a function outside a network of ours has no way out over IPv6.
    found.sort(key=lambda one: one[0] != socket.AF_INET)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def _parts(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise _blocked() from None
    odd = parts.username is not None or parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not parts.hostname or odd:
        raise _blocked()
    return parts, parts.hostname, port


def locate(url: str) -> Place:
    """Where `url` leads. Raises ProviderError: blocked for an address that must not be reached,
    unreachable for a name that nobody knows.

    Names are resolved here, every address is checked, and callers connect to these addresses
    only: a name that points elsewhere a moment later changes nothing.
    """
    parts, host, port = _parts(url)
    addresses = _resolve(host, port)
    for one in addresses:
        address = _plain(ipaddress.ip_address(one.partition("%")[0]))
        _check(address, secure=parts.scheme == "https")
        if _is_own_runtime(address, port):
            raise _blocked()
    return Place(host, port, tuple(addresses))
