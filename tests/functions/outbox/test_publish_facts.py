"""The publisher: outbox rows reach the bus, at least once, and never block the ones behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from functions.outbox import publish_facts
from sparring.kit import aws, item
from tests.support.drafts import published_bot
from tests.support.faults import no_waiting
from tests.support.http import person
from tests.support.tables import facts, rows, tables


@dataclass
class FakeBus:
    """A bus that fails as told: `refusals` entries are refused one by one, `broken` calls fail."""

    refusals: int = 0
    broken: int = 0
    taken: list[dict[str, Any]] = field(default_factory=list)
    parked: list[str] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)

    def put(self, params: dict[str, Any], **_: object) -> tuple[object, dict[str, Any]]:
        entries = json.loads(params["body"])["Entries"]
        self.batches.append(len(entries))
        if self.broken:
            self.broken -= 1
            error = {"Code": "InternalException", "Message": ""}
            return SimpleNamespace(status_code=500), {"Error": error}
        return SimpleNamespace(status_code=200), {"Entries": [self._take(one) for one in entries]}

    def _take(self, entry: dict[str, Any]) -> dict[str, str]:
        if self.refusals:
            self.refusals -= 1
            return {"ErrorCode": "ThrottlingException"}
        self.taken.append(entry)
        return {"EventId": "1"}

    def park(self, params: dict[str, Any], **_: object) -> tuple[object, dict[str, Any]]:
        self.parked.append(json.loads(params["body"])["MessageBody"])
        return SimpleNamespace(status_code=200), {"MessageId": "1"}


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeBus]:
    with tables("auth", "bots"), no_waiting():
        monkeypatch.setenv("DEAD_LETTER_URL", "https://sqs.eu-central-1.amazonaws.com/0/dead")
        fake = FakeBus()
        aws.client("events").meta.events.register("before-call.eventbridge.PutEvents", fake.put)
        aws.client("sqs").meta.events.register("before-call.sqs.SendMessage", fake.park)
        yield fake


def _stream(kind: str = "INSERT") -> dict[str, Any]:
    """Every row of the table as change records."""
    images = [item.encode(row) for row in rows("bots")]
    return {"Records": [{"eventName": kind, "dynamodb": {"NewImage": image}} for image in images]}


def _publish(event: dict[str, Any]) -> None:
    assert publish_facts.handler(event, None) == {"batchItemFailures": []}


def test_publish_when_rows_change_should_put_facts_and_nothing_else(bus: FakeBus) -> None:
    published_bot(person(role="admin"))
    _publish(_stream())
    (entry,) = bus.taken
    (fact,) = facts("bots")
    assert (entry["DetailType"], entry["Source"]) == ("BotPublished.v1", "sparring")
    detail = json.loads(entry["Detail"])
    assert detail["payload"] == fact["payload"]
    assert detail.keys() == {
        *("fact", "tenant", "actor", "correlation_id", "event_id", "at", "payload")
    }


def test_publish_when_a_row_expires_or_changes_should_say_nothing(bus: FakeBus) -> None:
    published_bot(person(role="admin"))
    for kind in ("MODIFY", "REMOVE"):
        _publish(_stream(kind))
    assert bus.batches == []


def test_publish_when_one_entry_is_refused_should_put_only_that_again(bus: FakeBus) -> None:
    coach = person(role="admin")
    for _ in range(3):
        published_bot(coach)
    bus.refusals = 1
    _publish(_stream())
    assert bus.batches == [3, 1]
    ids_put = [json.loads(entry["Detail"])["event_id"] for entry in bus.taken]
    assert sorted(ids_put) == [fact["event_id"] for fact in facts("bots")]


def test_publish_when_the_bus_is_away_should_park_and_go_on(bus: FakeBus) -> None:
    published_bot(person(role="admin"))
    bus.refusals = 4
    _publish(_stream())
    assert (len(bus.taken), len(bus.parked)) == (0, 1)
    assert json.loads(bus.parked[0])["DetailType"] == "BotPublished.v1"


def test_publish_when_the_bus_fails_once_should_try_again(bus: FakeBus) -> None:
    published_bot(person(role="admin"))
    bus.broken = 1
    _publish(_stream())
    assert (bus.batches, len(bus.taken), bus.parked) == ([1, 1], 1, [])


def test_publish_when_there_are_many_should_put_ten_at_a_time(bus: FakeBus) -> None:
    coach = person(role="admin")
    for _ in range(12):
        published_bot(coach)
    _publish(_stream())
    assert bus.batches == [10, 2]


def test_publish_when_a_record_is_delivered_again_should_put_the_same_event(bus: FakeBus) -> None:
    published_bot(person(role="admin"))
    for _ in range(2):
        _publish(_stream())
    first, second = (json.loads(entry["Detail"]) for entry in bus.taken)
    assert first == second
