"""The publisher edge: outbox rows of a table's change stream go to the bus, at least once."""

from __future__ import annotations

import json
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from sparring.kit import aws, backoff, config, log
from sparring.kit.item import Item, decode
from sparring.kit.startup import release_collector

SOURCE = "sparring"
BATCH = 10
ATTEMPTS = 4

Event = dict[str, Any]
Entry = dict[str, Any]


def _detail(row: Item) -> dict[str, Any]:
    wanted = ("fact", "tenant", "actor", "correlation_id", "event_id", "at", "payload")
    return {name: row[name] for name in wanted}


def _entry(row: Item) -> Entry:
    return {
        "Source": SOURCE,
        "DetailType": f"{row['fact']}.v{row['fact_version']}",
        "Detail": json.dumps(_detail(row)),
        "EventBusName": config.setting("BUS_NAME"),
    }


def entries_of(event: Event) -> list[Entry]:
    """The bus entries of the outbox rows that a batch of stream records inserted."""
    inserts = (r["dynamodb"]["NewImage"] for r in event["Records"] if r["eventName"] == "INSERT")
    return [_entry(decode(row)) for row in inserts if row["sk"] == {"S": "EVT"}]


def _put(entries: list[Entry]) -> list[Entry]:
    """One PutEvents call; the entries that did not get through."""
    try:
        answer = aws.client("events").put_events(Entries=entries)
    except (ClientError, BotoCoreError) as error:
        log.logger().warning("bus.failed", extra={"error": type(error).__name__})
        return entries
    told = zip(entries, answer["Entries"], strict=True)
    return [entry for entry, result in told if "ErrorCode" in result]


def _publish(entries: list[Entry]) -> list[Entry]:
    for attempt in range(ATTEMPTS):
        entries = _put(entries)
        if not entries:
            break
        backoff.pause(attempt)
    return entries


def _keep(entries: list[Entry]) -> None:
    """Park what the bus would not take, so that one entry never blocks its shard."""
    for entry in entries:
        aws.client("sqs").send_message(
            QueueUrl=config.setting("DEAD_LETTER_URL"), MessageBody=json.dumps(entry)
        )


def publish_handler(event: Event, _context: object) -> dict[str, Any]:
    """Publish every outbox row of the batch; what fails four times goes to the dead letters."""
    release_collector()
    entries = entries_of(event)
    for start in range(0, len(entries), BATCH):
        _keep(_publish(entries[start : start + BATCH]))
    log.logger().info("published", extra={"facts": len(entries)})
    return {"batchItemFailures": []}
