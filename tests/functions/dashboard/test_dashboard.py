"""Dashboards: facts folded in whatever order and number, pages read at a constant cost."""

from __future__ import annotations

import itertools
import random

import pytest

from functions.dashboard import (
    on_bot_published,
    on_invitation,
    on_roleplay_scored,
    on_team_named,
    on_user_changed,
)
from sparring.kit.caller import Caller
from tests.support.calls import watched
from tests.support.dashboards import fact_of, folded, home_of, joined, minutes_ago, scored_call
from tests.support.faults import faulty
from tests.support.http import person
from tests.support.tables import rows


@pytest.fixture
def admin() -> Caller:
    return person(role="admin")


def test_dashboard_when_nothing_happened_should_be_empty(admin: Caller) -> None:
    learner = home_of(person(admin.tenant))
    assert learner["learner"]["sessions"] == []
    assert (learner["manager"], learner["admin"]) == (None, None)
    page = home_of(admin)["admin"]
    assert page["people"] == {"active": 0, "disabled": 0, "invited": 0}
    assert page["sessions"] == {"week": 0, "total": 0}
    assert page["spending"]["per_attempt_usd"] is None


def test_on_roleplay_scored_when_delivered_thrice_should_count_once(admin: Caller) -> None:
    learner = person(admin.tenant)
    folded(on_roleplay_scored, scored_call(learner), times=3)
    page = home_of(learner)["learner"]
    assert page["totals"] == {"sessions": 1, "minutes": 5, "best_score": 4.0}
    assert len(page["sessions"]) == 1
    assert home_of(admin)["admin"]["sessions"]["total"] == 1


def test_on_roleplay_scored_when_orders_differ_should_end_the_same(admin: Caller) -> None:
    pages = []
    for order in itertools.permutations(range(3)):
        learner = person()
        facts = [
            scored_call(learner, score=2.0 + n, ago=60 - 10 * n, bot_id=f"bt_{n}") for n in order
        ]
        for fact in facts:
            folded(on_roleplay_scored, fact)
        page = home_of(learner)["learner"]
        pages.append([(s["bot_id"], s["score"]) for s in page["sessions"]])
        assert page["totals"]["best_score"] == 4.0
        assert page["next_step"]["bot_id"] == "bt_2"
    assert all(page == pages[0] for page in pages)
    assert pages[0] == [("bt_2", 4.0), ("bt_1", 3.0), ("bt_0", 2.0)]


def test_on_roleplay_scored_when_acknowledgement_is_lost_should_count_once(admin: Caller) -> None:
    learner = person(admin.tenant)
    with faulty("lost_ack", "throttle", only="TransactWriteItems"):
        folded(on_roleplay_scored, scored_call(learner))
    assert home_of(learner)["learner"]["totals"]["sessions"] == 1


def test_on_roleplay_scored_when_call_does_not_count_should_change_nothing(
    admin: Caller,
) -> None:
    """It is only remembered, for the day on which somebody corrects it."""
    learner = person(admin.tenant)
    folded(on_roleplay_scored, scored_call(learner, valid=False))
    kinds = {row["sk"].partition("#")[0] for row in rows("dashboard")}
    assert kinds == {"CALL", "SEEN"}
    assert home_of(learner)["learner"]["totals"]["sessions"] == 0


def test_private_call_when_scored_should_tell_the_coach_only_that_it_was(admin: Caller) -> None:
    learner = person(admin.tenant)
    folded(on_roleplay_scored, scored_call(learner, score=1.5, mode="private", bot_name="Secret"))
    page = home_of(admin)
    (row,) = page["manager"]["people"]
    assert (row["practised"], row["official"], row["average"]) == (1, 0, None)
    assert row["skills"] == []
    assert page["manager"]["recent"] == []
    assert "Secret" not in str({**page, "learner": None})


def test_skills_when_fewer_than_three_calls_should_give_no_level(admin: Caller) -> None:
    learner = person(admin.tenant)
    levels = []
    for _ in range(3):
        folded(on_roleplay_scored, scored_call(learner))
        skills = {s["section"]: s["level"] for s in home_of(learner)["learner"]["skills"]}
        levels.append(skills["Problem"])
        assert skills["Close"] is None
    assert levels == [None, None, 3.3]


def test_manager_when_leading_a_team_should_see_that_team_only(admin: Caller) -> None:
    manager = person(admin.tenant, "manager")
    near, far = person(admin.tenant), person(admin.tenant)
    for who, team in ((manager, "tm_1"), (near, "tm_1"), (far, "tm_2")):
        folded(on_user_changed, joined(who, team_id=team))
    for who in (near, far):
        folded(on_roleplay_scored, scored_call(who))
    page = home_of(manager)
    assert page["admin"] is None
    assert {row["user_id"] for row in page["manager"]["people"]} == {
        manager.user_id,
        near.user_id,
    }
    assert {row["user_id"] for row in page["manager"]["recent"]} == {near.user_id}


def test_on_user_changed_when_older_news_comes_late_should_keep_the_newer(admin: Caller) -> None:
    who = person(admin.tenant)
    folded(on_user_changed, {**joined(who, name="New", status="disabled"), "at": minutes_ago(1)})
    folded(on_user_changed, {**joined(who, name="Old"), "at": minutes_ago(9)})
    page = home_of(admin)["admin"]
    assert page["people"] == {"active": 0, "disabled": 1, "invited": 0}
    assert page["people_table"][0]["name"] == "New"


def test_on_team_named_when_older_news_comes_late_should_keep_the_newer(admin: Caller) -> None:
    for name, ago in (("New", 1), ("Old", 9)):
        team = {"team_id": "tm_1", "name": name}
        folded(on_team_named, fact_of(admin, "TeamNamed", team, minutes_ago(ago)))
    assert home_of(admin)["manager"]["teams"] == [{"team_id": "tm_1", "name": "New"}]


def test_bots_when_published_and_archived_should_be_counted_as_they_stand(admin: Caller) -> None:
    told = [("BotPublished", 9), ("BotArchived", 6), ("BotRestored", 3)]
    expected = {1: 1, 2: 0, 3: 1}
    for number, shown in expected.items():
        home = person(role="admin")
        news = told[:number]
        random.Random(number).shuffle(news)
        for name, ago in news:
            folded(on_bot_published, fact_of(home, name, {"bot_id": "bt_1"}, minutes_ago(ago)))
        assert home_of(home)["admin"]["bots"]["published"] == shown


def test_invitations_when_closed_and_offered_again_should_be_open(admin: Caller) -> None:
    def told(name: str, ago: int) -> None:
        row = fact_of(admin, name, {"invitation_id": "iv_1"}, minutes_ago(ago))
        folded(on_invitation, row)

    counts = []
    for name, ago in (("InvitationClosed", 8), ("UserInvited", 9), ("UserInvited", 2)):
        told(name, ago)
        counts.append(home_of(admin)["admin"]["people"]["invited"])
    assert counts == [0, 0, 1]


def test_invitations_when_a_week_old_should_count_no_more(admin: Caller) -> None:
    old = minutes_ago(8 * 24 * 60)
    folded(on_invitation, fact_of(admin, "UserInvited", {"invitation_id": "iv_1"}, old))
    assert home_of(admin)["admin"]["people"]["invited"] == 0


def test_case_12_dashboard_when_another_company_practises_should_show_and_count_none_of_it(
    admin: Caller,
) -> None:
    stranger = person()
    folded(on_roleplay_scored, scored_call(stranger, bot_name="Foreign"))
    folded(on_user_changed, joined(stranger))
    folded(on_bot_published, fact_of(stranger, "BotPublished", {"bot_id": "bt_9"}))
    page = home_of(admin)
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
                home_of(caller)
            costs.append(len(calls))
        for _ in range(30):
            folded(on_roleplay_scored, scored_call(learner))
    assert costs[:2] == costs[2:]
    assert max(costs) <= 2
    assert len(home_of(learner)["learner"]["sessions"]) == 10
