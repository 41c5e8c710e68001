"""Addresses that an admin may enter, and those that lead into the cloud's insides."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from sparring.integrations.llm import guard
from sparring.integrations.llm.errors import Fault, ProviderError

NEVER = [
    "http://169.254.169.254/latest/meta-data",
    "http://[fd00:ec2::254]/v1",
    "http://169.254.170.2/v2/credentials",
    "https://100.100.100.200/v1",
    "https://168.63.129.16/v1",
    "http://0.0.0.0/v1",
    "http://[::]/v1",
    "http://224.0.0.1/v1",
    "http://255.255.255.255/v1",
    "http://[fe80::1]/v1",
    "http://[ff02::1]/v1",
    "http://[::ffff:169.254.169.254]/v1",
    "http://[2002:a9fe:a9fe::]/v1",
    "http://[64:ff9b::a9fe:a9fe]/v1",
    "http://2852039166/v1",
    "http://0xA9FEA9FE/v1",
    "http://0251.0376.0251.0376/v1",
]
PRIVATE = [
    "http://127.0.0.1:11434/v1",
    "http://[::1]:11434/v1",
    "http://10.0.0.8/v1",
    "https://192.168.1.4/v1",
    "http://172.16.0.1/v1",
    "http://100.64.0.9/v1",
    "http://[fd12:3456::1]/v1",
    "http://[::ffff:127.0.0.1]/v1",
    "http://127.1/v1",
]
ODD = [
    "ftp://example.org/v1",
    "file:///etc/passwd",
    "http:///v1",
    "http://user:word@127.0.0.1/v1",
    "https://93.184.216.34@169.254.169.254/v1",
    "http://127.0.0.1/v1?x=",
    "http://127.0.0.1/v1#x",
    "http://127.0.0.1:99999/v1",
    "http://[::1/v1",
    "gopher://127.0.0.1/",
]


def _fault(url: str) -> Fault:
    with pytest.raises(ProviderError) as raised:
        guard.locate(url)
    return raised.value.fault


def _named(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def resolve(_host: str, port: int, **_: Any) -> list[Any]:
        families = [socket.AF_INET6 if ":" in one else socket.AF_INET for one in addresses]
        pairs = zip(families, addresses, strict=True)
        return [(family, socket.SOCK_STREAM, 6, "", (one, port)) for family, one in pairs]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


@pytest.mark.parametrize("url", NEVER)
@pytest.mark.parametrize("hosts", ["public", "private"])
def test_locate_when_address_serves_the_cloud_should_refuse(
    url: str, hosts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODEL_HOSTS", hosts)
    assert _fault(url) is Fault.BLOCKED


@pytest.mark.parametrize("url", PRIVATE)
def test_locate_when_address_is_private_should_ask_the_deployment(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guard.locate(url).addresses
    monkeypatch.setenv("MODEL_HOSTS", "public")
    assert _fault(url) is Fault.BLOCKED
    monkeypatch.delenv("MODEL_HOSTS")
    assert _fault(url) is Fault.BLOCKED


@pytest.mark.parametrize("url", ODD)
def test_locate_when_address_is_odd_should_refuse(url: str) -> None:
    assert _fault(url) is Fault.BLOCKED


def test_locate_when_host_is_public_should_demand_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODEL_HOSTS", "public")
    _named(monkeypatch, "93.184.216.34")
    assert guard.locate("https://models.example/v1").addresses == ("93.184.216.34",)
    assert _fault("http://models.example/v1") is Fault.BLOCKED


def test_locate_when_one_of_many_addresses_is_inside_should_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MODEL_HOSTS", "public")
    _named(monkeypatch, "93.184.216.34", "169.254.169.254")
    assert _fault("https://models.example/v1") is Fault.BLOCKED


def test_locate_when_name_has_both_kinds_should_prefer_the_older(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _named(monkeypatch, "2606:4700::1", "93.184.216.34")
    found = guard.locate("https://models.example:8443/v1")
    assert found == ("models.example", 8443, ("93.184.216.34", "2606:4700::1"))


def test_locate_when_name_is_unknown_should_say_unreachable() -> None:
    assert _fault("https://nobody.invalid/v1") is Fault.UNREACHABLE


def test_locate_when_address_is_the_functions_own_runtime_should_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001")
    assert _fault("http://127.0.0.1:9001/2018-06-01/runtime") is Fault.BLOCKED
    assert guard.locate("http://127.0.0.1:9002/v1").port == 9002
