"""A function may die at any AWS call. Whoever asked, asks again; then all is as if it had not.

Each use case is stopped at its k-th call, for every k, and at the answer; then the same request is
sent again. The tables must hold exactly what one undisturbed run leaves. Signing up and accepting
an invitation are held to the same in tests/functions/auth, with their user pool.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from collections.abc import Callable
from typing import Any

import pytest

from functions.bots import archive_bot, create_bot, publish_bot, update_bot
from functions.dashboard import on_roleplay_scored as fold
from functions.dashboard import on_scorecard_changed as note
from functions.dashboard import on_scorecard_corrected as fold_again
from functions.roleplay import end_roleplay, on_roleplay_started, start_roleplay
from functions.roleplay import on_roleplay_scored as keep
from functions.roleplay import on_scorecard_corrected as keep_again
from functions.scoring import (
    appeal_verdict,
    create_rubric,
    on_roleplay_ended,
    review_scorecard,
    update_rubric,
)
from functions.settings import on_model_used
from sparring.kit import clock, ids, lookup
from sparring.roleplay import reading
from sparring.scoring import cards, telling
from sparring.scoring.correcting import correct
from sparring.scoring.reviews import About
from tests.support.drafts import made_bot, persona, rubric
from tests.support.faults import count_calls, dies
from tests.support.http import Call, person, send
from tests.support.practice import Company, announced, company, deliver, worked
from tests.support.reviews import REASON, decision, new_desk
from tests.support.state import fingerprint, restore, snapshot
from tests.support.tables import tables

Act = Callable[[], object]
KEY = {"idempotency-key": "k1"}
LINES = ("Hi, this is Kim. Is now a good time?", "How do you do that today?", "What does it cost?")


def _asked(function: Any, call: Call) -> Act:
    """A request that is answered, or refused because the first try was done after all."""

    def act() -> None:
        answer = send(function, call)
        assert answer.status < 400 or answer.status == 409, answer.body

    return act


def _delivered(function: Any, row: dict[str, Any]) -> Act:
    def act() -> None:
        assert deliver(function, row) == {"batchItemFailures": []}

    return act


def _playing(house: Company, lines: int = 3) -> str:
    call = house.begin("official")
    for number, line in enumerate(LINES[:lines]):
        worked(house.say(call, line, f"say{number}"))
    return call


def _over(house: Company) -> str:
    call = _playing(house)
    worked(send(end_roleplay, Call(house.learner, path={"roleplay_id": call})))
    return call


def creating_a_bot() -> Act:
    return _asked(create_bot, Call(person(role="admin"), {"persona": persona()}, headers=KEY))


def _on_a_bot(function: Any, body: object) -> Act:
    coach = person(role="admin")
    bot = made_bot(coach)
    return _asked(function, Call(coach, body, path={"bot_id": bot["bot_id"]}))


def publishing_a_bot() -> Act:
    return _on_a_bot(publish_bot, {"version": 1})


def changing_a_bot() -> Act:
    return _on_a_bot(update_bot, {"persona": persona(name="New"), "version": 1})


def archiving_a_published_bot() -> Act:
    house = company()
    return _asked(archive_bot, Call(house.admin, path={"bot_id": house.bot_id}))


def making_a_rubric() -> Act:
    return _asked(create_rubric, Call(person(role="admin"), {"rubric": rubric()}, headers=KEY))


def changing_a_rubric() -> Act:
    house = company()
    call = Call(
        house.admin,
        {"rubric": rubric(name="New"), "version": 1},
        path={"rubric_id": house.rubric_id},
    )
    return _asked(update_rubric, call)


def starting_a_call() -> Act:
    house = company()
    body = {"bot_id": house.bot_id, "rubric_id": house.rubric_id, "mode": "official"}
    return _asked(start_roleplay, Call(house.learner, body, headers=KEY))


def taking_a_turn() -> Act:
    house = company()
    call = _playing(house, 1)
    return lambda: worked(house.say(call, LINES[1], "k1"))


def ending_a_call() -> Act:
    house = company()
    call = _playing(house)
    return _asked(end_roleplay, Call(house.learner, path={"roleplay_id": call}))


def closing_an_abandoned_call() -> Act:
    house = company()
    _playing(house, 1)
    (row,) = announced("roleplay", "RoleplayStarted")
    late = clock.now() + dt.timedelta(minutes=40)

    def act() -> None:
        with clock.set_to(lambda: late):
            assert deliver(on_roleplay_started, row) == {"batchItemFailures": []}

    return act


def judging_a_call() -> Act:
    _over(company())
    return _delivered(on_roleplay_ended, announced("roleplay", "RoleplayEnded")[0])


def _scored() -> dict[str, Any]:
    _over(company())
    deliver(on_roleplay_ended, announced("roleplay", "RoleplayEnded")[0])
    row = announced("scoring", "RoleplayScored")[0]
    return {**row, "payload": {**row["payload"], "valid": True}}


def folding_a_score_into_the_dashboards() -> Act:
    return _delivered(fold, _scored())


def keeping_the_score_beside_the_call() -> Act:
    return _delivered(keep, _scored())


def appealing_a_verdict() -> Act:
    desk = new_desk()
    body = {"criterion_id": desk.first("no"), "reason": REASON}
    return _asked(appeal_verdict, desk.of_call(desk.learner, body))


def reviewing_a_scorecard() -> Act:
    desk = new_desk()
    worked(desk.appeal(desk.first("no")))
    overruling = decision(desk.first("no"), "yes")
    body = {"version": 1, "decisions": [overruling], "done": True}
    request = desk.of_call(desk.manager, body)
    return lambda: worked(send(review_scorecard, request))


def judging_a_call_again() -> Act:
    desk = new_desk()
    old = cards.scored(cards.find(desk.learner, desk.call))
    judged = old.model_copy(update={"scored_at": "2026-12-01T10:00:00.000Z"})
    head = lookup.one(desk.learner, reading.scorable(desk.learner, desk.call))
    about = About(**reading.about(head))
    return lambda: correct(dataclasses.replace(desk.house.admin), about, judged, "Ada")


def _corrected(name: str) -> dict[str, Any]:
    """A fact of a reviewed call, whose first result has been counted already."""
    desk = new_desk()
    for subscriber in (fold, keep):
        deliver(subscriber, announced("scoring", "RoleplayScored")[0])
    worked(desk.appeal(desk.first("no")))
    worked(desk.review(decision(desk.first("no"), "yes")))
    return announced("scoring", name)[0]


def counting_a_corrected_call_again() -> Act:
    return _delivered(fold_again, _corrected("ScorecardCorrected"))


def keeping_a_corrected_score() -> Act:
    return _delivered(keep_again, _corrected("ScorecardCorrected"))


def counting_open_appeals() -> Act:
    return _delivered(note, _corrected("ScorecardChanged"))


def counting_a_model_call() -> Act:
    learner = person()
    row = {
        "fact": "ModelUsed",
        "tenant": learner.tenant,
        "actor": learner.user_id,
        "correlation_id": "req-1",
        "event_id": ids.new("ev"),
        "at": clock.stamp(),
        "payload": {"user_id": learner.user_id, "cost_micro_usd": 250},
    }
    return _delivered(on_model_used, row)


USE_CASES = (
    creating_a_bot,
    publishing_a_bot,
    changing_a_bot,
    archiving_a_published_bot,
    making_a_rubric,
    changing_a_rubric,
    starting_a_call,
    taking_a_turn,
    ending_a_call,
    closing_an_abandoned_call,
    judging_a_call,
    folding_a_score_into_the_dashboards,
    keeping_the_score_beside_the_call,
    appealing_a_verdict,
    reviewing_a_scorecard,
    judging_a_call_again,
    counting_a_corrected_call_again,
    keeping_a_corrected_score,
    counting_open_appeals,
    counting_a_model_call,
)


@pytest.fixture(autouse=True)
def _steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge tells its progress by the clock; here each run must make the same calls."""
    monkeypatch.setattr(telling, "EVERY_SECONDS", math.inf)


@pytest.mark.parametrize("use_case", USE_CASES, ids=lambda case: case.__name__)
def test_use_case_when_killed_at_any_call_should_be_completed_by_repeating_it(
    use_case: Callable[[], Act],
) -> None:
    with tables():
        act = use_case()
        before = snapshot()
        most = count_calls(act)
        undisturbed = fingerprint()
    assert most >= 2
    for number in range(1, most + 2):
        with tables():
            restore(before)
            died = dies(act, number)
            assert died == (number <= most), number
            act()
            assert fingerprint() == undisturbed, f"differs after dying at call {number} of {most}"


def test_fingerprint_when_something_is_doubled_should_differ() -> None:
    with tables():
        coach = person(role="admin")
        made_bot(coach)
        once = fingerprint()
        made_bot(coach)
        assert fingerprint() != once
