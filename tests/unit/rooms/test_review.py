"""Who reviews a room as what, and who reads what before having said something."""

from __future__ import annotations

import pytest

from sparring.judge.rubric import rubric_shipped
from sparring.kit.errors import Invalid, NotFound
from sparring.rooms.model import Member, Room, Scenario, Seat
from sparring.rooms.review import Mark, Reader, ReviewKind, check_marks, kind_of, result_of

RUBRIC = rubric_shipped("discovery_spin")
NAMES = [one.criterion_id for one in RUBRIC.criteria]


def _room(seat: Seat | None) -> Room:
    member = Member("us_here", "Kim", "2026-11-23T10:00:00.000Z", seat)
    scene = Scenario("A meeting", "Two meet.", "discovery")
    return Room("rm_1", "Round", "us_host", scene, "2026-11-23T10:00:00.000Z", members=(member,))


@pytest.mark.parametrize(
    ("seat", "coaches", "kind"),
    [
        ("seller", False, "self"),
        ("seller", True, "self"),
        ("coach", False, "coach"),
        ("buyer", False, "peer"),
        ("observer", True, "peer"),
        (None, False, None),
        (None, True, "coach"),
    ],
)
def test_kind_of_when_a_member_should_follow_the_seat(
    seat: Seat | None, coaches: bool, kind: ReviewKind | None
) -> None:
    assert kind_of(_room(seat), "us_here", coaches=coaches) == kind


def test_kind_of_when_not_a_member_should_be_a_coach_or_nobody() -> None:
    assert kind_of(_room("seller"), "us_away", coaches=True) == "coach"
    with pytest.raises(NotFound):
        kind_of(_room("seller"), "us_away", coaches=False)


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        (Reader("peer", coaches=False), ""),
        (Reader("coach", coaches=False), ""),
        (Reader(None, coaches=False), ""),
        (Reader("self", coaches=False), "self coach peer machine"),
        (Reader("coach", coaches=True), "self coach peer machine"),
        (Reader("peer", coaches=True), "coach peer machine"),
        (Reader("peer", coaches=False, given=True), "self coach peer machine"),
        (Reader("peer", coaches=True, given=True), "self coach peer machine"),
    ],
)
def test_reader_when_own_is_given_or_not_should_see_what_is_fair(reader: Reader, seen: str) -> None:
    kinds: tuple[ReviewKind, ...] = ("self", "coach", "peer")
    found = [kind for kind in kinds if reader.sees(kind)]
    assert " ".join([*found, *(["machine"] if reader.sees_machine else [])]) == seen


def test_check_marks_when_done_should_want_every_criterion_answered() -> None:
    some = [Mark(NAMES[0], "yes"), Mark(NAMES[1], None, "Not sure yet.")]
    check_marks(RUBRIC, some, done=False)
    with pytest.raises(Invalid):
        check_marks(RUBRIC, some, done=True)
    check_marks(RUBRIC, [Mark(name, "not_assessable") for name in NAMES], done=True)


def test_result_of_when_some_cannot_be_told_should_count_like_the_machines() -> None:
    told = [Mark(name, "yes") for name in NAMES[:-1]] + [Mark(NAMES[-1], "not_assessable")]
    result = result_of(RUBRIC, told)
    assert result.score == 5.0
    assert result.coverage < 1.0
    assert result_of(RUBRIC, []).enough_evidence is False
