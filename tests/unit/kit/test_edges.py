"""The edges' small parts: strict JSON, sealed secrets, repeats of a queue."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from sparring.kit import aws, envelope
from sparring.kit.caller import Caller, platform
from sparring.kit.errors import NotFound, TooMany
from sparring.kit.facts import Announced, LaterError, fact_handler
from sparring.kit.http import strict_json
from tests.support.tables import tables

words = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"))
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def _house() -> Iterator[None]:
    with tables("settings"):
        yield


@given(plain)
def test_json_when_plain_should_be_read_as_json_reads_it(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert strict_json(text) == json.loads(text)


@pytest.mark.parametrize("slashes", range(1, 6))
def test_json_when_nul_is_only_spelled_out_should_be_read(slashes: int) -> None:
    """An odd number of backslashes makes the NUL that is refused, an even one only text."""
    text = '{"a": "' + "\\" * slashes + 'u0000"}'
    if slashes % 2:
        with pytest.raises(json.JSONDecodeError):
            strict_json(text)
    else:
        assert strict_json(text) == json.loads(text)


@given(st.text(max_size=40))
def test_json_when_anything_else_should_raise_one_error_only(text: str) -> None:
    try:
        strict_json(text)
    except json.JSONDecodeError:
        return
    json.loads(text)


@pytest.mark.usefixtures("_house")
def test_case_44_secret_when_moved_or_changed_should_not_open() -> None:
    ours = platform("tn_1")
    stored = envelope.seal(ours, "key", "a secret")
    assert envelope.unseal(ours, "key", stored) == "a secret"
    other = envelope.seal(ours, "key", "another")
    with pytest.raises(InvalidTag):
        envelope.unseal(ours, "key", {**stored, "sealed": other["sealed"]})
    flipped = bytes([stored["sealed"][0] ^ 1]) + stored["sealed"][1:]
    with pytest.raises(InvalidTag):
        envelope.unseal(ours, "key", {**stored, "sealed": flipped})
    for caller, purpose in ((platform("tn_2"), "key"), (ours, "other")):
        with pytest.raises(ClientError):
            envelope.unseal(caller, purpose, stored)


def _message(number: int) -> dict[str, str]:
    detail = {
        "fact": "Happened",
        "tenant": "tn_1",
        "actor": "us_1",
        "correlation_id": "req-1",
        "event_id": f"ev_{number}",
        "at": "2026-11-22T23:00:00.000Z",
        "payload": {"n": number},
    }
    return {"messageId": f"m{number}", "body": json.dumps({"detail": detail})}


def test_batch_when_one_message_fails_should_report_that_one_only() -> None:
    def subscription(_: Caller, fact: Announced) -> None:
        if fact.payload["n"] == 2:
            raise NotFound

    answer = fact_handler(subscription)({"Records": [_message(n) for n in (1, 2, 3)]}, None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m2"}]}


def test_batch_when_a_message_cannot_be_put_back_should_report_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def subscription(_: Caller, fact: Announced) -> None:
        if fact.payload["n"] == 2:
            raise LaterError(60)

    monkeypatch.delenv("QUEUE_URL", raising=False)
    answer = fact_handler(subscription)({"Records": [_message(n) for n in (1, 2, 3)]}, None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m2"}]}


@pytest.mark.usefixtures("_house")
def test_batch_when_a_message_wants_to_come_later_should_put_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def subscription(_: Caller, __: Announced) -> None:
        raise LaterError(0)

    queue = aws.client("sqs").create_queue(QueueName="q")["QueueUrl"]
    monkeypatch.setenv("QUEUE_URL", queue)
    message = _message(1)
    assert fact_handler(subscription)({"Records": [message]}, None) == {"batchItemFailures": []}
    (again,) = aws.client("sqs").receive_message(QueueUrl=queue)["Messages"]
    assert again["Body"] == message["body"]


def test_problem_when_over_a_limit_should_say_when_to_come_back() -> None:
    assert TooMany(retry_after=7).headers() == {"Retry-After": "7"}
