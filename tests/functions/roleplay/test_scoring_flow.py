"""From the last word to the dashboard: the judge, the scorecard, the folded facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from functions.dashboard import get_dashboard
from functions.dashboard import on_roleplay_scored as fold
from functions.roleplay import end_roleplay, get_roleplay, list_roleplays, on_roleplay_started
from functions.roleplay import on_roleplay_scored as keep
from functions.scoring import get_scorecard, on_roleplay_ended
from sparring.kit import clock
from tests.support.http import Call, person, send
from tests.support.practice import Company, announced, company, deliver, worked
from tests.support.tables import tables

LINES = (
    "Hi, this is Kim from Northwind. The reason for my call is your reporting. Is now okay?",
    "How do you handle the monthly reporting today, and who does it?",
    "What is the hardest part of that for your team?",
    "What happens when those numbers are late?",
    "What would it be worth to you if that took an hour instead of three days?",
    "So the delay costs you two days a month. Shall we look at it together on Thursday at ten?",
)


@pytest.fixture
def house() -> Iterator[Company]:
    with tables():
        yield company()


def _played(house: Company, mode: str) -> str:
    call = house.begin(mode)
    for number, line in enumerate(LINES):
        answer = worked(house.say(call, line, f"k{number}"))
        if answer["state"]["ended"]:
            return call
    worked(send(end_roleplay, Call(house.learner, path={"roleplay_id": call})))
    return call


def _scored(house: Company, mode: str = "official") -> str:
    call = _played(house, mode)
    deliver(on_roleplay_ended, announced("roleplay", "RoleplayEnded")[-1])
    scored = announced("scoring", "RoleplayScored")[-1]
    for subscriber in (fold, keep):
        assert deliver(subscriber, scored) == {"batchItemFailures": []}
    return call


def test_get_scorecard_when_judge_has_not_begun_should_answer_202(house: Company) -> None:
    call = _played(house, "private")
    answer = send(get_scorecard, Call(house.learner, path={"roleplay_id": call}))
    assert (answer.status, answer.body["status"]) == (202, "queued")


def test_get_scorecard_when_ready_should_quote_the_transcript_word_for_word(
    house: Company,
) -> None:
    call = _scored(house)
    path = {"roleplay_id": call}
    card = worked(send(get_scorecard, Call(house.learner, path=path)))
    turns = worked(send(get_roleplay, Call(house.learner, path=path)))["turns"]
    said = {one["turn"]: one["text"] for one in turns}
    quotes = [quote for one in card["criteria"] for quote in one["quotes"]]
    assert quotes
    assert all(quote["text"] in said[quote["turn"]] for quote in quotes)
    assert {one["verdict"] for one in card["criteria"]} <= {"yes", "no", "not_assessable"}
    assert card["next_step"]["title"]
    assert 0 <= card["score"] <= 5


def test_on_roleplay_ended_when_delivered_twice_should_keep_one_scorecard(house: Company) -> None:
    _played(house, "official")
    ended = announced("roleplay", "RoleplayEnded")[-1]
    deliver(on_roleplay_ended, ended, times=3)
    assert len(announced("scoring", "RoleplayScored")) == 1


def test_get_dashboard_when_fact_is_repeated_should_count_once(house: Company) -> None:
    _scored(house)
    deliver(fold, announced("scoring", "RoleplayScored")[-1], times=3)
    page = worked(send(get_dashboard, Call(house.learner)))["learner"]
    assert page["totals"]["sessions"] == 1
    assert len(page["sessions"]) == 1
    assert page["next_step"]["title"]


def test_get_dashboard_when_practice_is_private_should_show_managers_no_score(
    house: Company,
) -> None:
    _scored(house, "private")
    manager = person(tenant=house.admin.tenant, role="manager")
    page = worked(send(get_dashboard, Call(manager)))["manager"]
    (row,) = [one for one in page["people"] if one["user_id"] == house.learner.user_id]
    assert (row["practised"], row["official"], row["average"]) == (1, 0, None)
    assert page["recent"] == []


def test_get_scorecard_when_call_is_private_should_not_exist_for_others(house: Company) -> None:
    path = {"roleplay_id": _scored(house, "private")}
    for other in (house.admin, person(role="admin"), person(tenant=house.admin.tenant)):
        assert send(get_scorecard, Call(other, path=path)).status == 404
        assert send(get_roleplay, Call(other, path=path)).status == 404


def test_get_scorecard_when_call_is_official_should_be_seen_by_coaches_only(
    house: Company,
) -> None:
    path = {"roleplay_id": _scored(house)}
    assert send(get_scorecard, Call(house.admin, path=path)).status == 200
    colleague = person(tenant=house.admin.tenant)
    assert send(get_scorecard, Call(colleague, path=path)).status == 404


def test_list_roleplays_when_scored_should_show_the_score(house: Company) -> None:
    call = _scored(house)
    for request in (Call(house.learner), Call(house.admin, query={"scope": "official"})):
        items = worked(send(list_roleplays, request))["items"]
        assert [one["roleplay_id"] for one in items] == [call]
        assert items[0]["score"] is not None


def test_list_roleplays_when_caller_is_a_learner_should_hide_the_official_list(
    house: Company,
) -> None:
    answer = send(list_roleplays, Call(house.learner, query={"scope": "official"}))
    assert answer.status == 404


def test_close_abandoned_when_nobody_speaks_should_end_and_never_count(
    house: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = house.begin("official")
    worked(house.say(call, LINES[0], "k1"))
    later = clock.now() + dt.timedelta(minutes=31)
    with clock.set_to(lambda: later):
        deliver(on_roleplay_started, announced("roleplay", "RoleplayStarted")[-1])
        request = Call(house.learner, path={"roleplay_id": call})
        seen = worked(send(get_roleplay, request))
        assert (seen["status"], seen["ended_by"], seen["valid"]) == ("ended", "abandoned", False)
        assert send(get_scorecard, request).code == "not_scored"
    (ended,) = announced("roleplay", "RoleplayEnded")
    assert ended["payload"]["scored"] is False
