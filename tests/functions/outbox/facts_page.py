"""Writes docs/facts.md from the samples of events/bus and the functions that listen.

`PYTHONPATH=layers/domain/python:. python -m tests.functions.outbox.facts_page`
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sparring.kit.declare import Subscriber
from stacks.discovery import discover

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "facts.md"
HEAD = """# Facts

What modules announce, and who listens. A fact leaves its module in the same transaction as the
change that it tells of (an outbox row), reaches the bus at least once, and may come late or out
of order; whoever listens counts it once by its `event_id`. Around each payload stand `fact`,
`tenant`, `actor`, `correlation_id`, `event_id` and `at`.

Written from `events/bus` by `python -m tests.functions.outbox.facts_page`; a test compares.
"""


def samples() -> dict[str, dict[str, Any]]:
    """The sample of each fact, by `<Fact>.v<version>`."""
    files = sorted((ROOT / "events" / "bus").glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


def listeners() -> dict[str, list[str]]:
    """The functions that listen, by fact."""
    found: dict[str, list[str]] = {}
    for one in discover(ROOT / "functions"):
        if isinstance(one.declaration, Subscriber):
            for fact in one.declaration.facts:
                found.setdefault(fact, []).append(f"`{one.module}.{one.name}`")
    return found


KINDS: dict[type, str] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    type(None): "string or null",
    dict: "object",
}


def kind_of(value: object) -> str:
    """The JSON type of a sample value."""
    if isinstance(value, list):
        return f"list of {kind_of(value[0])}s" if value else "list"
    return KINDS[type(value)]


def _section(name: str, sample: dict[str, Any], heard: list[str]) -> str:
    rows = [f"| `{k}` | {kind_of(v)} |" for k, v in sample["detail"]["payload"].items()]
    told = ", ".join(sorted(heard)) or "nobody yet"
    return "\n".join(
        (f"## {name}", "", f"Heard by {told}.", "", "| field | type |", "|---|---|", *rows)
    )


def text() -> str:
    """The whole page."""
    heard = listeners()
    sections = [
        _section(name, sample, heard.get(sample["detail"]["fact"], []))
        for name, sample in samples().items()
    ]
    return "\n\n".join((HEAD.strip(), *sections)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
