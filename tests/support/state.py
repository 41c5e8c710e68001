"""The tables' whole content: kept, put back, and compared without what differs every time."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from sparring.kit import aws
from tests.support.tables import TABLES, rows

Rows = dict[str, list[dict[str, Any]]]

_ID = re.compile(r"\b([a-z]{1,4})_[0-9a-hjkmnp-tv-z]{26}\b")
MOST_AT_ONCE = 25
COMPARED = (
    *("version", "turn_count", "rep_turns", "hints_used", "ended_by", "mode", "score", "passed"),
    *("fact", "status", "done", "of", "micro_usd", "calls", "rubric_version", "bot_version"),
    *("archived", "role", "user_ids"),
)


def snapshot() -> Rows:
    """Every item of every table, as the wire has it."""
    client = aws.client("dynamodb")
    return {t: client.scan(TableName=f"sparring-{t}")["Items"] for t in TABLES}


def restore(kept: Rows) -> None:
    """Put everything back, into empty tables."""
    for table, items in kept.items():
        for start in range(0, len(items), MOST_AT_ONCE):
            some = [{"PutRequest": {"Item": one}} for one in items[start : start + MOST_AT_ONCE]]
            aws.client("dynamodb").batch_write_item(RequestItems={f"sparring-{table}": some})


def _plain(value: object) -> str:
    return _ID.sub(r"\1_*", str(value))


def _line(table: str, row: dict[str, Any]) -> str:
    """One row without ids and times: where it rests, and what counts in it."""
    told = {name: row[name] for name in COMPARED if name in row}
    told |= {name: value for name, value in row.get("doc", {}).items() if name == "total"}
    totals = row.get("doc", {}).get("totals", {}).get("sessions")
    return _plain((table, row["pk"], row["sk"], told, totals))


def fingerprint() -> Counter[str]:
    """What the tables hold: two runs that did the same have the same fingerprint."""
    return Counter(_line(table, row) for table in TABLES for row in rows(table))
