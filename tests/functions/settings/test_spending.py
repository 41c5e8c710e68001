"""What language models cost: counted once per call, per company and person, month by month."""

from __future__ import annotations

import datetime as dt
from typing import Any

from functions.settings import get_language_model, on_model_used
from sparring.kit import clock, ids
from sparring.kit.caller import Caller, platform
from sparring.settings import state
from sparring.settings.model import MICRO
from tests.support.calls import sent, ungranted, watched
from tests.support.faults import faulty
from tests.support.http import Call, person
from tests.support.practice import deliver


def _used(caller: Caller, cost: int, at: str | None = None) -> dict[str, Any]:
    """The outbox row of one model call."""
    return {
        "fact": "ModelUsed",
        "tenant": caller.tenant,
        "actor": caller.user_id,
        "correlation_id": "req-1",
        "event_id": ids.new("ev"),
        "at": at or clock.stamp(),
        "payload": {"user_id": caller.user_id, "cost_micro_usd": cost},
    }


def _spent(admin: Caller) -> float:
    return float(sent(get_language_model, Call(admin)).body["spent_usd"])


def test_on_model_used_when_delivered_should_count_for_the_company() -> None:
    admin = person(role="admin")
    for cost in (250_000, 500_000):
        assert deliver(on_model_used, _used(admin, cost)) == {"batchItemFailures": []}
    assert _spent(admin) == 0.75


def test_on_model_used_when_delivered_again_should_count_once() -> None:
    admin = person(role="admin")
    deliver(on_model_used, _used(admin, MICRO), times=3)
    assert _spent(admin) == 1.0


def test_on_model_used_when_acknowledgement_is_lost_should_count_once() -> None:
    admin = person(role="admin")
    with faulty("lost_ack", only="TransactWriteItems") as faults:
        assert deliver(on_model_used, _used(admin, MICRO)) == {"batchItemFailures": []}
    assert faults.happened == [("TransactWriteItems", "lost_ack")]
    assert _spent(admin) == 1.0


def test_on_model_used_when_of_last_month_should_not_count_now() -> None:
    admin = person(role="admin")
    before = clock.iso(clock.now() - dt.timedelta(days=40))
    deliver(on_model_used, _used(admin, MICRO, before))
    assert _spent(admin) == 0.0


def test_on_model_used_when_over_a_limit_should_stop_the_model() -> None:
    learner = person()
    caller = platform(learner.tenant)
    deliver(on_model_used, _used(learner, 5 * MICRO))
    assert not state.read_state(caller, learner.user_id).within_limits
    assert state.read_state(caller, "us_other").within_limits
    for _ in range(9):
        deliver(on_model_used, _used(person(learner.tenant), 5 * MICRO))
    assert not state.read_state(caller, "us_other").within_limits


def test_on_model_used_when_run_should_stay_within_its_grants() -> None:
    admin = person(role="admin")
    with watched() as calls:
        deliver(on_model_used, _used(admin, MICRO))
    assert not ungranted(on_model_used.DECLARATION, calls)
    assert [call.operation for call in calls] == ["BatchGetItem", "TransactWriteItems"]


def test_on_model_used_when_the_message_is_broken_should_fail_alone() -> None:
    answer = on_model_used.handler({"Records": [{"messageId": "m1", "body": "{"}]}, None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
