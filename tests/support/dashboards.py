"""Facts as the dashboards hear them, and the pages that come of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from functions.dashboard import get_dashboard
from sparring.kit import clock, ids
from sparring.kit.caller import Caller
from tests.support.calls import sent, ungranted, watched
from tests.support.http import Call
from tests.support.practice import deliver


def fact_of(caller: Caller, name: str, payload: dict[str, Any], at: str = "") -> dict[str, Any]:
    """A fact as it leaves the outbox."""
    return {
        "fact": name,
        "tenant": caller.tenant,
        "actor": caller.user_id,
        "correlation_id": "req-1",
        "event_id": ids.new("ev"),
        "at": at or clock.stamp(),
        "payload": payload,
    }


def minutes_ago(minutes: int) -> str:
    """The moment that many minutes ago."""
    return clock.iso(clock.now() - dt.timedelta(minutes=minutes))


def scored_call(
    learner: Caller, score: float = 4.0, ago: int = 10, **changes: Any
) -> dict[str, Any]:
    """A scored call of a learner, ten minutes ago if not said."""
    payload = {
        "roleplay_id": ids.new("rp"),
        "user_id": learner.user_id,
        "mode": "official",
        "bot_id": "bt_1",
        "bot_name": "Priya",
        "call_type": "discovery",
        "rubric_id": "rb_1",
        "rubric_version": 1,
        "started_at": minutes_ago(ago + 5),
        "ended_at": minutes_ago(ago),
        "valid": True,
        "score": score,
        "passed": score >= 3,
        "sections": [
            {"section": "Problem", "yes": 2, "no": 1, "not_assessable": 0, "score": score},
            {"section": "Close", "yes": 0, "no": 0, "not_assessable": 2, "score": None},
        ],
        "next_step": {"title": "Ask why", "reason": "r", "criterion_id": "c", "phrase": "p"},
        **changes,
    }
    return fact_of(learner, "RoleplayScored", payload)


def joined(who: Caller, **changes: Any) -> dict[str, Any]:
    """Somebody who is new in the team table."""
    payload = {
        "user_id": who.user_id,
        "name": "Kim",
        "role": who.role,
        "team_id": None,
        "team_name": None,
        "status": "active",
        **changes,
    }
    return fact_of(who, "UserJoined", payload)


def folded(function: Any, row: dict[str, Any], *, times: int = 1) -> None:
    """Deliver a fact, and fail when the function does what it was not granted."""
    with watched() as calls:
        assert deliver(function, row, times=times) == {"batchItemFailures": []}
    assert not ungranted(function.DECLARATION, calls)


def home_of(caller: Caller) -> Any:
    """The home screen of a caller."""
    answer = sent(get_dashboard, Call(caller))
    assert answer.status == 200, answer.body
    return answer.body
