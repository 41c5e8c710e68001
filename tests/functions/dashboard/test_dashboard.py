"""Dashboards: facts folded in whatever order and number, pages read at a constant cost."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from typing import Any

import pytest

from functions.dashboard import (
    get_dashboard,
    on_bot_published,
    on_invitation,
    on_roleplay_scored,
    on_scorecard_changed,
    on_scorecard_corrected,
    on_team_named,
    on_user_changed,
)
from sparring.kit import clock, ids
from sparring.kit.caller import Caller
from tests.support.calls import sent, ungranted, watched
from tests.support.faults import faulty
from tests.support.http import Call, person
from tests.support.practice import deliver
from tests.support.tables import rows


@pytest.fixture
def admin() -> Caller:
    return person(role="admin")


def _fact(caller: Caller, name: str, payload: dict[str, Any], at: str = "") -> dict[str, Any]:
    return {
        "fact": name,
        "tenant": caller.tenant,
        "actor": caller.user_id,
        "correlation_id": "req-1",
        "event_id": ids.new("ev"),
        "at": at or clock.stamp(),
        "payload": payload,
    }


def _ago(minutes: int) -> str:
    return clock.iso(clock.now() - dt.timedelta(minutes=minutes))


def _scored(learner: Caller, score: float = 4.0, ago: int = 10, **changes: Any) -> dict[str, Any]:
    payload = {
        "roleplay_id": ids.new("rp"),
        "user_id": learner.user_id,
        "mode": "official",
        "bot_id": "bt_1",
        "bot_name": "Priya",
        "call_type": "discovery",
        "rubric_id": "rb_1",
        "rubric_version": 1,
        "started_at": _ago(ago + 5),
        "ended_at": _ago(ago),
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
    return _fact(learner, "RoleplayScored", payload)


def _joined(who: Caller, **changes: Any) -> dict[str, Any]:
    payload = {
        "user_id": who.user_id,
        "name": "Kim",
        "role": who.role,
        "team_id": None,
        "team_name": None,
        "status": "active",
        **changes,
    }
    return _fact(who, "UserJoined", payload)


def _fold(function: Any, row: dict[str, Any], *, times: int = 1) -> None:
    with watched() as calls:
        assert deliver(function, row, times=times) == {"batchItemFailures": []}
    assert not ungranted(function.DECLARATION, calls)


def _home(caller: Caller) -> Any:
    answer = sent(get_dashboard, Call(caller))
    assert answer.status == 200, answer.body
    return answer.body


def test_dashboard_when_nothing_happened_should_be_empty(admin: Caller) -> None:
    learner = _home(person(admin.tenant))
    assert learner["learner"]["sessions"] == []
    assert (learner["manager"], learner["admin"]) == (None, None)
    page = _home(admin)["admin"]
    assert page["people"] == {"active": 0, "disabled": 0, "invited": 0}
    assert page["sessions"] == {"week": 0, "total": 0}
    assert page["spending"]["per_attempt_usd"] is None


def test_on_roleplay_scored_when_delivered_thrice_should_count_once(admin: Caller) -> None:
    learner = person(admin.tenant)
    _fold(on_roleplay_scored, _scored(learner), times=3)
    page = _home(learner)["learner"]
    assert page["totals"] == {"sessions": 1, "minutes": 5, "best_score": 4.0}
    assert len(page["sessions"]) == 1
    assert _home(admin)["admin"]["sessions"]["total"] == 1


def test_on_roleplay_scored_when_orders_differ_should_end_the_same(admin: Caller) -> None:
    pages = []
    for order in itertools.permutations(range(3)):
        learner = person()
        facts = [_scored(learner, score=2.0 + n, ago=60 - 10 * n, bot_id=f"bt_{n}") for n in order]
        for fact in facts:
            _fold(on_roleplay_scored, fact)
        page = _home(learner)["learner"]
        pages.append([(s["bot_id"], s["score"]) for s in page["sessions"]])
        assert page["totals"]["best_score"] == 4.0
        assert page["next_step"]["bot_id"] == "bt_2"
    assert all(page == pages[0] for page in pages)
    assert pages[0] == [("bt_2", 4.0), ("bt_1", 3.0), ("bt_0", 2.0)]


def test_on_roleplay_scored_when_acknowledgement_is_lost_should_count_once(admin: Caller) -> None:
    learner = person(admin.tenant)
    with faulty("lost_ack", "throttle", only="TransactWriteItems"):
        _fold(on_roleplay_scored, _scored(learner))
    assert _home(learner)["learner"]["totals"]["sessions"] == 1


def test_on_roleplay_scored_when_call_does_not_count_should_change_nothing(
    admin: Caller,
) -> None:
    """It is only remembered, for the day on which somebody corrects it."""
    learner = person(admin.tenant)
    _fold(on_roleplay_scored, _scored(learner, valid=False))
    kinds = {row["sk"].partition("#")[0] for row in rows("dashboard")}
    assert kinds == {"CALL", "SEEN"}
    assert _home(learner)["learner"]["totals"]["sessions"] == 0


def test_private_call_when_scored_should_tell_the_coach_only_that_it_was(admin: Caller) -> None:
    learner = person(admin.tenant)
    _fold(on_roleplay_scored, _scored(learner, score=1.5, mode="private", bot_name="Secret"))
    page = _home(admin)
    (row,) = page["manager"]["people"]
    assert (row["practised"], row["official"], row["average"]) == (1, 0, None)
    assert row["skills"] == []
    assert page["manager"]["recent"] == []
    assert "Secret" not in str({**page, "learner": None})


def test_skills_when_fewer_than_three_calls_should_give_no_level(admin: Caller) -> None:
    learner = person(admin.tenant)
    levels = []
    for _ in range(3):
        _fold(on_roleplay_scored, _scored(learner))
        skills = {s["section"]: s["level"] for s in _home(learner)["learner"]["skills"]}
        levels.append(skills["Problem"])
        assert skills["Close"] is None
    assert levels == [None, None, 3.3]


def test_manager_when_leading_a_team_should_see_that_team_only(admin: Caller) -> None:
    manager = person(admin.tenant, "manager")
    near, far = person(admin.tenant), person(admin.tenant)
    for who, team in ((manager, "tm_1"), (near, "tm_1"), (far, "tm_2")):
        _fold(on_user_changed, _joined(who, team_id=team))
    for who in (near, far):
        _fold(on_roleplay_scored, _scored(who))
    page = _home(manager)
    assert page["admin"] is None
    assert {row["user_id"] for row in page["manager"]["people"]} == {
        manager.user_id,
        near.user_id,
    }
    assert {row["user_id"] for row in page["manager"]["recent"]} == {near.user_id}


def test_on_user_changed_when_older_news_comes_late_should_keep_the_newer(admin: Caller) -> None:
    who = person(admin.tenant)
    _fold(on_user_changed, {**_joined(who, name="New", status="disabled"), "at": _ago(1)})
    _fold(on_user_changed, {**_joined(who, name="Old"), "at": _ago(9)})
    page = _home(admin)["admin"]
    assert page["people"] == {"active": 0, "disabled": 1, "invited": 0}
    assert page["people_table"][0]["name"] == "New"


def test_on_team_named_when_older_news_comes_late_should_keep_the_newer(admin: Caller) -> None:
    for name, ago in (("New", 1), ("Old", 9)):
        team = {"team_id": "tm_1", "name": name}
        _fold(on_team_named, _fact(admin, "TeamNamed", team, _ago(ago)))
    assert _home(admin)["manager"]["teams"] == [{"team_id": "tm_1", "name": "New"}]


def test_bots_when_published_and_archived_should_be_counted_as_they_stand(admin: Caller) -> None:
    told = [("BotPublished", 9), ("BotArchived", 6), ("BotRestored", 3)]
    expected = {1: 1, 2: 0, 3: 1}
    for number, shown in expected.items():
        home = person(role="admin")
        news = told[:number]
        random.Random(number).shuffle(news)
        for name, ago in news:
            _fold(on_bot_published, _fact(home, name, {"bot_id": "bt_1"}, _ago(ago)))
        assert _home(home)["admin"]["bots"]["published"] == shown


def test_invitations_when_closed_and_offered_again_should_be_open(admin: Caller) -> None:
    def told(name: str, ago: int) -> None:
        row = _fact(admin, name, {"invitation_id": "iv_1"}, _ago(ago))
        _fold(on_invitation, row)

    counts = []
    for name, ago in (("InvitationClosed", 8), ("UserInvited", 9), ("UserInvited", 2)):
        told(name, ago)
        counts.append(_home(admin)["admin"]["people"]["invited"])
    assert counts == [0, 0, 1]


def test_invitations_when_a_week_old_should_count_no_more(admin: Caller) -> None:
    old = _ago(8 * 24 * 60)
    _fold(on_invitation, _fact(admin, "UserInvited", {"invitation_id": "iv_1"}, old))
    assert _home(admin)["admin"]["people"]["invited"] == 0


def test_case_12_dashboard_when_another_company_practises_should_show_and_count_none_of_it(
    admin: Caller,
) -> None:
    stranger = person()
    _fold(on_roleplay_scored, _scored(stranger, bot_name="Foreign"))
    _fold(on_user_changed, _joined(stranger))
    _fold(on_bot_published, _fact(stranger, "BotPublished", {"bot_id": "bt_9"}))
    page = _home(admin)
    assert page["admin"]["sessions"]["total"] == page["admin"]["bots"]["published"] == 0
    assert page["manager"]["people"] == page["manager"]["recent"] == []
    assert "Foreign" not in str(page)


def test_dashboard_when_there_are_many_sessions_should_read_as_often_as_with_one(
    admin: Caller,
) -> None:
    learner = person(admin.tenant)
    costs = []
    for _ in range(2):
        for caller in (learner, admin):
            with watched() as calls:
                _home(caller)
            costs.append(len(calls))
        for _ in range(30):
            _fold(on_roleplay_scored, _scored(learner))
    assert costs[:2] == costs[2:]
    assert max(costs) <= 2
    assert len(_home(learner)["learner"]["sessions"]) == 10


def _corrected(scored: dict[str, Any], version: int, **after: Any) -> dict[str, Any]:
    """The correction of a scored call: `after` is what changed in its result."""
    before = scored["payload"]
    names = ("score", "passed", "valid", "sections", "next_step")
    was = {name: before[name] for name in names}
    ids_only = {name: value for name, value in before.items() if name not in names}
    payload = {**ids_only, "card_version": version, "before": was, "after": {**was, **after}}
    return {**scored, "fact": "ScorecardCorrected", "event_id": ids.new("ev"), "payload": payload}


SECTIONS = [{"section": "Problem", "yes": 3, "no": 0, "not_assessable": 0, "score": 5.0}]


def _pages(learner: Caller, admin: Caller) -> tuple[Any, ...]:
    page, home = _home(learner)["learner"], _home(admin)["admin"]
    (row,) = [one for one in home["people_table"] if one["user_id"] == learner.user_id]
    recent = [(one["score"], one["passed"]) for one in _home(admin)["manager"]["recent"]]
    for one in page["sessions"]:
        one.pop("roleplay_id"), one.pop("user_id"), one.pop("ended_at")
    row.pop("user_id"), row.pop("last_at")
    return page, row, home["sessions"], recent


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_corrections_when_they_come_in_any_order_should_end_as_if_scored_so_at_first(
    order: tuple[int, ...],
) -> None:
    expected, found = person(role="admin"), person(role="admin")
    straight, learner = person(expected.tenant), person(found.tenant)
    for score, sections in ((2.0, SECTIONS), (3.0, SECTIONS)):
        ago = 60 if score == 2.0 else 30
        _fold(on_roleplay_scored, _scored(straight, score, ago, sections=sections))
    first, second = _scored(learner, 5.0, 60), _scored(learner, 3.0, 30, sections=SECTIONS)
    facts = [
        (on_roleplay_scored, first),
        (on_roleplay_scored, second),
        (on_scorecard_corrected, _corrected(first, 1, score=4.0)),
        (
            on_scorecard_corrected,
            _corrected(first, 2, score=2.0, passed=False, sections=SECTIONS),
        ),
    ]
    for place in order:
        function, fact = facts[place]
        _fold(function, fact, times=2)
    assert _pages(learner, found) == _pages(straight, expected)


def test_correction_when_a_call_counts_no_longer_should_take_it_out_everywhere(
    admin: Caller,
) -> None:
    learner = person(admin.tenant)
    scored = _scored(learner)
    _fold(on_roleplay_scored, scored)
    _fold(on_scorecard_corrected, _corrected(scored, 1, valid=False))
    page, home = _home(learner)["learner"], _home(admin)
    assert page["totals"] == {"sessions": 0, "minutes": 0, "best_score": None}
    assert (home["admin"]["sessions"]["total"], home["manager"]["recent"]) == (0, [])


def _docs(tenant: str) -> dict[str, Any]:
    """What is kept about calls, without the marks of events and what orders corrections."""
    kept = [row for row in rows("dashboard") if row["pk"].startswith(f"T#{tenant}#")]
    docs = {f"{row['pk']} {row['sk']}": row["doc"] for row in kept if row["sk"] != "SEEN"}
    return {
        where.replace(tenant, "tn"): doc["scored"] if "CALL#" in where else doc
        for where, doc in docs.items()
    }


def _results(call: dict[str, Any], seed: random.Random) -> dict[str, Any]:
    """Another result of the same call, which may also count no longer, or again."""
    yes, score = seed.randrange(4), seed.randrange(51) / 10
    section = {"section": "Problem", "yes": yes, "no": 1, "not_assessable": 0, "score": score}
    step = {**call["payload"]["next_step"], "title": f"Step {yes}"}
    result = {"score": score, "passed": score >= 3, "valid": seed.random() < 0.7}
    return {**result, "sections": [section], "next_step": step}


@pytest.mark.parametrize("seed", range(3))
def test_corrections_when_calls_come_and_go_should_end_exactly_as_if_scored_so_at_first(
    seed: int,
) -> None:
    """The stored rows are the same, to the last number: pages, team row, recent calls, counts."""
    chance = random.Random(seed)
    corrected, straight = ids.new("tn"), ids.new("tn")
    learner = person(corrected)
    modes = ("official", "private", "official")
    calls = [_scored(learner, 3.0, 60 * n, mode=modes[n % 3]) for n in range(1, 23)]
    facts = [(on_roleplay_scored, call) for call in calls]
    last: dict[str, dict[str, Any]] = {}
    for version, call in enumerate(chance.choices(calls, k=16), 1):
        result = _results(call, chance)
        last[call["payload"]["roleplay_id"]] = result
        facts.append((on_scorecard_corrected, _corrected(call, version, **result)))
    chance.shuffle(facts)
    for function, fact in facts:
        _fold(function, fact)
    for call in calls:
        payload = {**call["payload"], **last.get(call["payload"]["roleplay_id"], {})}
        _fold(on_roleplay_scored, {**call, "tenant": straight, "payload": payload})
    assert _docs(corrected) == _docs(straight)


def test_recent_when_corrections_take_calls_out_should_let_older_ones_move_up(
    admin: Caller,
) -> None:
    learner = person(admin.tenant)
    calls = [_scored(learner, ago=10 * n) for n in range(1, 31)]
    for call in calls:
        _fold(on_roleplay_scored, call)
    for call in calls[:5]:
        _fold(on_scorecard_corrected, _corrected(call, 1, valid=False))
    shown = [row["roleplay_id"] for row in _home(admin)["manager"]["recent"]]
    assert shown == [call["payload"]["roleplay_id"] for call in calls[5:25]]


def _appeals(learner: Caller, version: int, still_open: int) -> dict[str, Any]:
    changed = {"roleplay_id": "rp_1", "user_id": learner.user_id, "card_version": version}
    counts = {"appeals": 1, "appeals_open": still_open, "state": "appealed"}
    return _fact(learner, "ScorecardChanged", {**changed, **counts})


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_open_appeals_when_told_in_any_order_should_be_the_newest_number(
    admin: Caller, order: tuple[int, ...]
) -> None:
    learner, manager = person(admin.tenant), person(admin.tenant, "manager")
    for who, team in ((learner, "tm_1"), (manager, "tm_2")):
        _fold(on_user_changed, _joined(who, team_id=team))
    told = [_appeals(learner, 1, 1), _appeals(learner, 2, 0), _appeals(learner, 3, 2)]
    for place in order:
        _fold(on_scorecard_changed, told[place], times=2)
    assert _home(learner)["learner"]["appeals_open"] == 2
    assert _home(admin)["manager"]["appeals_open"] == 2
    assert _home(manager)["manager"]["appeals_open"] == 0


def test_open_appeals_when_a_result_is_corrected_should_stay(admin: Caller) -> None:
    learner = person(admin.tenant)
    scored = _scored(learner)
    _fold(on_roleplay_scored, scored)
    _fold(on_scorecard_changed, _appeals(learner, 1, 1))
    _fold(on_scorecard_corrected, _corrected(scored, 2, score=1.0))
    assert _home(learner)["learner"]["appeals_open"] == 1
