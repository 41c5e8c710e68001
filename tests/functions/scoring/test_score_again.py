"""A judge that died leaves a clear state, and the call can be judged again."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager

import pytest

from functions.roleplay import end_roleplay
from functions.scoring import get_scorecard, on_roleplay_ended, score_again
from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.scoring import card_store
from sparring.scoring.model import Progress
from sparring.scoring.waiting import SILENT_SECONDS, UNHEARD_SECONDS
from tests.support.http import Answer, Call, person, send
from tests.support.practice import Company, announced, company, deliver, worked

LINES = ("How do you handle the reporting today?", "What is the hardest part of that?")


@pytest.fixture
def house() -> Company:
    return company()


def _played(house: Company, mode: str = "private") -> str:
    call = house.begin(mode)
    for number, line in enumerate(LINES):
        worked(house.say(call, line, f"k{number}"))
    worked(send(end_roleplay, Call(house.learner, path={"roleplay_id": call})))
    return call


def _get(caller: Caller, call: str) -> Answer:
    return send(get_scorecard, Call(caller, path={"roleplay_id": call}))


def _again(caller: Caller, call: str) -> Answer:
    return send(score_again, Call(caller, path={"roleplay_id": call}))


def _after(seconds: float) -> AbstractContextManager[None]:
    later = clock.now() + dt.timedelta(seconds=seconds)
    return clock.set_to(lambda: later)


def test_get_scorecard_when_the_judge_goes_silent_should_say_that_it_failed(
    house: Company,
) -> None:
    call = _played(house)
    card_store.save_progress(house.learner, call, Progress("judging", 2, 5))
    with _after(SILENT_SECONDS - 5):
        assert _get(house.learner, call).body == {"status": "judging", "done": 2, "of": 5}
    with _after(SILENT_SECONDS + 5):
        assert _get(house.learner, call).body == {"status": "failed", "done": 2, "of": 5}


def test_get_scorecard_when_the_judge_never_began_should_say_that_it_failed(
    house: Company,
) -> None:
    call = _played(house)
    with _after(UNHEARD_SECONDS - 5):
        assert _get(house.learner, call).body["status"] == "queued"
    with _after(UNHEARD_SECONDS + 5):
        assert _get(house.learner, call).body["status"] == "failed"


@pytest.mark.parametrize("who", ["learner", "admin"])
def test_score_again_when_it_failed_should_judge_the_call_once(house: Company, who: str) -> None:
    call = _played(house, "official")
    caller = house.learner if who == "learner" else house.admin
    with _after(UNHEARD_SECONDS + 5):
        assert _again(caller, call).status == 202
        assert _get(caller, call).body["status"] == "queued"
        assert _again(caller, call).code == "being_scored"
        (asked,) = announced("scoring", "ScoringAsked")
        assert deliver(on_roleplay_ended, asked, times=2) == {"batchItemFailures": []}
        late = announced("roleplay", "RoleplayEnded")[-1]
        assert deliver(on_roleplay_ended, late) == {"batchItemFailures": []}
    assert worked(_get(caller, call))["criteria"]
    assert len(announced("scoring", "RoleplayScored")) == 1
    assert _again(caller, call).code == "already_scored"


def test_score_again_when_judging_may_go_on_should_refuse(house: Company) -> None:
    call = _played(house)
    assert (_again(house.learner, call).status, _again(house.learner, call).code) == (
        409,
        "being_scored",
    )
    assert announced("scoring", "ScoringAsked") == []


def test_score_again_when_call_is_not_theirs_should_not_find_it(house: Company) -> None:
    call = _played(house)
    other = person(tenant=house.admin.tenant)
    with _after(UNHEARD_SECONDS + 5):
        assert _again(other, call).status == 404
        assert _again(person(), call).status == 404
    assert announced("scoring", "ScoringAsked") == []
