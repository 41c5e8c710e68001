"""A new judgement in force: the old card stays on file, people's words stay in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sparring.judge.verdict import Verdict
from sparring.kit import lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.kit.transaction import Write
from sparring.roleplay import reading
from sparring.scoring import card_store, cards
from sparring.scoring.correcting import correct
from sparring.scoring.review_schemas import Scorecard
from sparring.scoring.reviews import About
from sparring.scoring.schemas import MachineCard
from tests.support.faults import faulty, meanwhile
from tests.support.practice import announced, worked
from tests.support.reviews import Desk, decision
from tests.support.tables import rows

BY = "Ada Admin"


def _about(desk: Desk) -> About:
    head = lookup.one(desk.learner, reading.scorable(desk.learner, desk.call))
    return About(**reading.about(head))


def _again(desk: Desk, turned: Callable[[Verdict], Verdict], version: int = 2) -> MachineCard:
    """The card as another version of the rubric would have it."""
    old = cards.scored(cards.find(desk.learner, desk.call))
    criteria = [one.model_copy(update={"verdict": turned(one.verdict)}) for one in old.criteria]
    rubric = old.rubric.model_copy(update={"version": version})
    changed = {"criteria": criteria, "rubric": rubric, "scored_at": f"2026-12-0{version}T10:00:00Z"}
    return old.model_copy(update=changed)


def _all_yes(_: Verdict) -> Verdict:
    return "yes"


def _correct(desk: Desk, judged: MachineCard, *also: Write) -> Scorecard:
    caller: Caller = replace(desk.house.admin)
    return correct(caller, _about(desk), judged, BY, also)


def _stored(sk: str) -> list[dict[str, Any]]:
    return [row for row in rows("scoring") if row["sk"].startswith(sk)]


def test_correct_when_judged_again_should_keep_the_old_card_and_say_so(desk: Desk) -> None:
    before = desk.card()
    card = _correct(desk, _again(desk, _all_yes))
    assert (card.score, card.rubric.version) == (5.0, 2)
    (old,) = _stored("CARD#V")
    assert (old["sk"], old["card"]["score"]) == ("CARD#V000001", before["score"])
    assert [(one.what, one.by_name) for one in card.trail] == [("rescored", BY)]
    (fact,) = announced("scoring", "ScorecardCorrected")
    assert (fact["payload"]["rubric_version"], fact["payload"]["card_version"]) == (2, 1)
    assert fact["payload"]["after"]["score"] == 5.0
    assert desk.queue()[0]["score"] == 5.0


def test_correct_when_a_person_overruled_should_leave_that_in_force(desk: Desk) -> None:
    criterion = desk.first("no")
    worked(desk.review(decision(criterion, "not_assessable"), done=True))
    card = _correct(desk, _again(desk, _all_yes))
    (one,) = [one for one in card.criteria if one.criterion_id == criterion]
    assert (one.verdict, one.machine_verdict) == ("not_assessable", "yes")
    assert card.review.state == "reviewed"
    assert len(desk.queue(state="reviewed")) == 1


def test_correct_when_repeated_should_write_nothing(desk: Desk) -> None:
    judged = _again(desk, _all_yes)
    with faulty("lost_ack", only="TransactWriteItems"):
        first = _correct(desk, judged)
    before = rows("scoring")
    assert _correct(desk, judged) == first
    assert rows("scoring") == before


def test_correct_when_done_twice_should_keep_both_old_cards_in_order(desk: Desk) -> None:
    _correct(desk, _again(desk, _all_yes, 2))
    _correct(desk, _again(desk, _all_yes, 3))
    versions = [row["card"]["rubric"]["version"] for row in _stored("CARD#V")]
    assert versions == [1, 2]
    told = [one["payload"]["card_version"] for one in announced("scoring", "ScorecardChanged")]
    assert told == [1, 2]
    assert len(announced("scoring", "ScorecardCorrected")) == 1


def test_correct_when_a_review_comes_between_should_build_on_it(desk: Desk) -> None:
    judged, overruling = _again(desk, _all_yes), decision(desk.first("no"), "not_assessable")
    with meanwhile(lambda: worked(desk.review(overruling))):
        card = _correct(desk, judged)
    assert [one.what for one in card.trail] == ["overruled", "rescored"]
    assert len(_stored("CARD#V")) == 1


def test_review_when_judged_again_meanwhile_should_be_asked_to_look_again(desk: Desk) -> None:
    version = desk.card()["review"]["version"]
    criterion = desk.first("no")
    _correct(desk, _again(desk, _all_yes))
    late = desk.review(decision(criterion, "yes"), version=version)
    assert (late.status, late.code) == (409, "version_conflict")


def test_correct_when_an_appealed_criterion_is_gone_should_close_the_appeal(desk: Desk) -> None:
    criterion = desk.first("no")
    worked(desk.appeal(criterion))
    judged = _again(desk, _all_yes)
    left = [one for one in judged.criteria if one.criterion_id != criterion]
    card = _correct(desk, judged.model_copy(update={"criteria": left}))
    assert [one.what for one in card.trail] == ["appealed", "rescored", "appeal_accepted"]
    assert (card.review.state, desk.queue(state="appealed")) == ("open", [])


def test_correct_when_there_is_no_card_should_refuse(desk: Desk) -> None:
    judged = _again(desk, _all_yes)
    about = replace(_about(desk), roleplay_id="rp_00000000000000000000000000")
    with pytest.raises(Conflict, match="still being scored"):
        correct(replace(desk.house.admin), about, judged, BY)


def test_correct_when_the_caller_brings_rows_should_write_them_along(desk: Desk) -> None:
    row = {"rubric_id": "rb_1", "roleplay_id": desk.call, "rubric_version": 2}
    _correct(desk, _again(desk, _all_yes), card_store.scored_by(desk.house.admin, row))
    found = [one for one in rows("scoring") if one["pk"].endswith("SCORED_BY#rb_1")]
    assert [one["rubric_version"] for one in found] == [2]
