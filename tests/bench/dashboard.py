"""The dashboard's reads with 100 and with 100,000 sessions in the tenant."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Iterator
from typing import Any

from functions.dashboard import get_dashboard
from sparring.dashboard import repository
from sparring.dashboard.model import empty_learner, empty_person, learner_after, person_after
from sparring.kit import clock, ids
from sparring.kit.caller import Caller, platform
from sparring.kit.table import Key
from sparring.kit.transaction import commit, overwrite
from tests.bench.figures import Sheet
from tests.bench.scene import good, metered
from tests.support.http import Call, person, send
from tests.support.tables import tables

PEOPLE = 40
SMALL, LARGE = 100, 100_000
SECTIONS = ("Situation", "Problem", "Implication", "Need-payoff")


def _scored(person_: Caller, number: int) -> dict[str, Any]:
    ended = clock.now() - dt.timedelta(minutes=number % 60_000)
    return {
        "roleplay_id": ids.new("rp"),
        "user_id": person_.user_id,
        "mode": "official" if number % 3 else "private",
        "bot_id": f"bt_{number % 8}",
        "bot_name": "Dana",
        "rubric_id": "rb",
        "started_at": clock.iso(ended - dt.timedelta(minutes=9)),
        "ended_at": clock.iso(ended),
        "score": (number % 51) / 10,
        "passed": number % 2 == 0,
        "sections": [
            {"section": name, "yes": number % 3, "no": number % 2, "not_assessable": 0}
            for name in SECTIONS
        ],
        "next_step": {"title": "Ask", "reason": "why", "criterion_id": None, "phrase": "What?"},
    }


def _docs(people: list[Caller], sessions: int) -> Iterator[tuple[Key, dict[str, Any]]]:
    """The rows that so many scored calls leave, folded by the product's own folds."""
    for place, one in enumerate(people):
        learner, row = empty_learner(), empty_person(one.user_id)
        for number in range(place, sessions, len(people)):
            scored = _scored(one, number)
            learner, row = learner_after(learner, scored), person_after(row, scored)
        yield repository.learner_key(one, one.user_id), learner
        yield repository.person_key(one, one.user_id), row


def _company(sessions: int) -> Caller:
    admin = person(role="admin")
    people = [admin, *(person(tenant=admin.tenant) for _ in range(PEOPLE - 1))]
    for where, doc in _docs(people, sessions):
        commit(platform(admin.tenant), [overwrite(where, {"doc": doc, "version": 1})])
    return admin


def _read(sessions: int) -> tuple[int, int, float]:
    """AWS calls, bytes of the answer and CPU milliseconds of one admin dashboard."""
    admin = _company(sessions)
    with metered() as meter:
        began = time.thread_time()
        body = good(send(get_dashboard, Call(admin)))
        spent = (time.thread_time() - began - meter.seconds) * 1000
        return len(meter.calls), len(json.dumps(body)), spent


def measure(sheet: Sheet) -> None:
    """The same page at both sizes."""
    sheet.title(f"Dashboard with {SMALL} and with {LARGE} sessions")
    with tables():
        few, few_bytes, few_ms = _read(SMALL)
        many, many_bytes, many_ms = _read(LARGE)
    sheet.figure("dashboard.calls_at_100", few, f"{few_bytes} bytes, {few_ms:.1f} ms CPU")
    sheet.figure("dashboard.calls_at_100000", many, f"{many_bytes} bytes, {many_ms:.1f} ms CPU")
    sheet.at_most("dashboard.more_calls_at_100000", many - few, 0)
