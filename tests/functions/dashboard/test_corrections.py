"""Corrections: the dashboards end exactly as if every call had been scored so at first."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from functions.dashboard import (
    on_roleplay_scored,
    on_scorecard_changed,
    on_scorecard_corrected,
    on_user_changed,
)
from sparring.kit import ids
from sparring.kit.caller import Caller
from tests.support.dashboards import fact_of, folded, home_of, joined, scored_call
from tests.support.http import person
from tests.support.tables import rows


@pytest.fixture
def admin() -> Caller:
    return person(role="admin")


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
    page, home = home_of(learner)["learner"], home_of(admin)["admin"]
    (row,) = [one for one in home["people_table"] if one["user_id"] == learner.user_id]
    recent = [(one["score"], one["passed"]) for one in home_of(admin)["manager"]["recent"]]
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
        folded(on_roleplay_scored, scored_call(straight, score, ago, sections=sections))
    first, second = scored_call(learner, 5.0, 60), scored_call(learner, 3.0, 30, sections=SECTIONS)
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
        folded(function, fact, times=2)
    assert _pages(learner, found) == _pages(straight, expected)


def test_correction_when_a_call_counts_no_longer_should_take_it_out_everywhere(
    admin: Caller,
) -> None:
    learner = person(admin.tenant)
    scored = scored_call(learner)
    folded(on_roleplay_scored, scored)
    folded(on_scorecard_corrected, _corrected(scored, 1, valid=False))
    page, home = home_of(learner)["learner"], home_of(admin)
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
    calls = [scored_call(learner, 3.0, 60 * n, mode=modes[n % 3]) for n in range(1, 23)]
    facts = [(on_roleplay_scored, call) for call in calls]
    last: dict[str, dict[str, Any]] = {}
    for version, call in enumerate(chance.choices(calls, k=16), 1):
        result = _results(call, chance)
        last[call["payload"]["roleplay_id"]] = result
        facts.append((on_scorecard_corrected, _corrected(call, version, **result)))
    chance.shuffle(facts)
    for function, fact in facts:
        folded(function, fact)
    for call in calls:
        payload = {**call["payload"], **last.get(call["payload"]["roleplay_id"], {})}
        folded(on_roleplay_scored, {**call, "tenant": straight, "payload": payload})
    assert _docs(corrected) == _docs(straight)


def test_recent_when_corrections_take_calls_out_should_let_older_ones_move_up(
    admin: Caller,
) -> None:
    learner = person(admin.tenant)
    calls = [scored_call(learner, ago=10 * n) for n in range(1, 31)]
    for call in calls:
        folded(on_roleplay_scored, call)
    for call in calls[:5]:
        folded(on_scorecard_corrected, _corrected(call, 1, valid=False))
    shown = [row["roleplay_id"] for row in home_of(admin)["manager"]["recent"]]
    assert shown == [call["payload"]["roleplay_id"] for call in calls[5:25]]


def _appeals(learner: Caller, version: int, still_open: int) -> dict[str, Any]:
    changed = {"roleplay_id": "rp_1", "user_id": learner.user_id, "card_version": version}
    counts = {"appeals": 1, "appeals_open": still_open, "state": "appealed"}
    return fact_of(learner, "ScorecardChanged", {**changed, **counts})


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_open_appeals_when_told_in_any_order_should_be_the_newest_number(
    admin: Caller, order: tuple[int, ...]
) -> None:
    learner, manager = person(admin.tenant), person(admin.tenant, "manager")
    for who, team in ((learner, "tm_1"), (manager, "tm_2")):
        folded(on_user_changed, joined(who, team_id=team))
    told = [_appeals(learner, 1, 1), _appeals(learner, 2, 0), _appeals(learner, 3, 2)]
    for place in order:
        folded(on_scorecard_changed, told[place], times=2)
    assert home_of(learner)["learner"]["appeals_open"] == 2
    assert home_of(admin)["manager"]["appeals_open"] == 2
    assert home_of(manager)["manager"]["appeals_open"] == 0


def test_open_appeals_when_a_result_is_corrected_should_stay(admin: Caller) -> None:
    learner = person(admin.tenant)
    scored = scored_call(learner)
    folded(on_roleplay_scored, scored)
    folded(on_scorecard_changed, _appeals(learner, 1, 1))
    folded(on_scorecard_corrected, _corrected(scored, 2, score=1.0))
    assert home_of(learner)["learner"]["appeals_open"] == 1
