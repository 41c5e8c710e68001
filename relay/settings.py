"""What a relay is told by its environment; the names are listed in docs/relay.md."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Settings:
    """Every setting, with what holds when it is not said. Durations are seconds."""

    name: str = "relay"
    workers: int = 0
    """0 is one per core."""
    bind: str = ""
    """Empty is every interface."""
    addresses: str = ""
    """Public addresses for the answers, comma-separated; empty: found out."""
    discover: str = "host"
    """How to find the address: `host` (the machine's own) or `ecs` (the task's public address)."""
    port_first: int = 40_000
    port_last: int = 40_999
    most_rooms: int = 60
    most_people: int = 240
    platform_url: str = ""
    platform_token: str = ""
    admission: str = ""
    """The function that gives tickets for the platform's socket; empty: the token is used."""
    folder: str = "recordings"
    bucket: str = ""
    kms_key: str = ""
    prefix: str = "recordings"
    aws_endpoint: str = ""
    health_host: str = "127.0.0.1"
    health_port: int = 0
    connect_s: float = 15.0
    silent_s: float = 3.5
    """Together with a look each second, whoever is gone is missed within five."""
    flush_s: float = 100.0
    metrics_s: float = 10.0

    def of_worker(self, number: int, count: int) -> Settings:
        """The same for one of `count` workers: its own name, ports and share of the people."""
        span = (self.port_last - self.port_first + 1) // count
        first = self.port_first + number * span
        return replace(
            self,
            name=f"{self.name}-{number}",
            port_first=first,
            port_last=first + span - 1,
            folder=str(Path(self.folder) / str(number)),
            health_port=self.health_port + 1 + number if self.health_port else 0,
        )


_KINDS: dict[str, Callable[[str], object]] = {"int": int, "float": float, "str": str}


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """RELAY_<NAME> for each field; raises ValueError for a number that is none."""
    given: dict[str, Any] = {}
    for one in fields(Settings):
        text = environment.get(f"RELAY_{one.name.upper()}")
        if text is not None:
            given[one.name] = _KINDS[str(one.type)](text)
    return Settings(**given)
