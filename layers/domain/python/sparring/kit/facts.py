"""The subscriber edge: announced facts arrive through a queue, each handled once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sparring.kit import aws, clock, config, log
from sparring.kit.caller import Caller, platform
from sparring.kit.item import Item
from sparring.kit.startup import release_collector
from sparring.kit.table import Key, key
from sparring.kit.transaction import Write, create

SEEN_DAYS = 14

Event = dict[str, Any]


@dataclass(frozen=True)
class Announced:
    """A fact as it arrives: `at` RFC 3339, `payload` as its schema in events/bus says. `attempt`
    counts from 1 how often the queue has handed it out.
    """

    name: str
    event_id: str
    at: str
    actor: str
    payload: dict[str, Any]
    attempt: int = 1


def announced(detail: dict[str, Any], attempt: int = 1) -> Announced:
    """Read a bus event's detail."""
    return Announced(
        name=detail["fact"],
        event_id=detail["event_id"],
        at=detail["at"],
        actor=detail["actor"],
        payload=detail["payload"],
        attempt=attempt,
    )


def seen_key(caller: Caller, table: str, event_id: str) -> Key:
    """Where a subscriber marks that it has handled an event."""
    return key(caller, table, ["SEEN", event_id], "SEEN")


def mark_seen(caller: Caller, table: str, event_id: str) -> Write:
    """Part of the subscriber's transaction: a second delivery then raises Raced."""
    row: Item = {"expires_at": clock.epoch(SEEN_DAYS * 86_400)}
    return create(seen_key(caller, table, event_id), row)


class LaterError(Exception):
    """Raised by a subscription that wants to see the same fact again, `seconds` from now."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


Subscription = Callable[[Caller, Announced], None]


def fact_handler(subscription: Subscription) -> Callable[[Event, object], dict[str, Any]]:
    """A queue handler with partial batch answers: one bad message never blocks the others."""

    def handler(event: Event, _context: object) -> dict[str, Any]:
        failed = [r["messageId"] for r in event["Records"] if not _handled(r, subscription)]
        return {"batchItemFailures": [{"itemIdentifier": one} for one in failed]}

    release_collector()
    return handler


def _put_back(body: str, seconds: int) -> None:
    aws.client("sqs").send_message(
        QueueUrl=config.setting("QUEUE_URL"), MessageBody=body, DelaySeconds=seconds
    )


def _handle(record: dict[str, Any], subscription: Subscription) -> None:
    body = record["body"]
    detail = json.loads(body)["detail"]
    caller = platform(detail["tenant"], correlation_id=detail["correlation_id"])
    received = record.get("attributes", {}).get("ApproximateReceiveCount", 1)
    fact = announced(detail, int(received))
    try:
        subscription(caller, fact)
    except LaterError as later:
        _put_back(body, later.seconds)
    log.logger().info("fact.handled", extra={"fact": fact.name, "event_id": fact.event_id})


def _handled(record: dict[str, Any], subscription: Subscription) -> bool:
    try:
        _handle(record, subscription)
    except Exception as error:
        log.logger().exception("fact.failed", exc_info=error)
        return False
    return True
