"""Reviews when two write at once, an answer is lost, or somebody writes as much as one may."""

from __future__ import annotations

import json

import pytest

from functions.rooms import list_room_reviews, review_room
from sparring.judge.metrics import measure
from sparring.judge.offline import OfflineJudge
from sparring.judge.rubric import Rubric
from sparring.judge.verdict import Judgement
from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.rooms import reviewing
from sparring.rooms.review import MOST_REVIEWS
from sparring.rooms.review_schemas import (
    LONGEST_COMMENT,
    MOST_WORDS,
    RoomReviewChange,
    RoomReviewView,
)
from sparring.scoring import card_store, rubric_store
from sparring.scoring.cards import Judging, card_of
from sparring.scoring.model import Call as Judged
from tests.support.faults import faulty, meanwhile
from tests.support.http import Call, person, send
from tests.support.room_reviews import Reviewed, reviewed
from tests.support.tables import facts, rows

MOST_ANSWER = 6 * 1024 * 1024
MOST_ITEM = 400 * 1024


def _path(house: Reviewed) -> dict[str, str]:
    return {"room_id": house.room.room_id}


def _stored(house: Reviewed) -> list[dict[str, object]]:
    return [row for row in rows("rooms") if row["sk"].startswith("REVIEW#")]


def _gives(house: Reviewed, who: Caller, verdict: str = "yes") -> RoomReviewView:
    """Past the door: its handler runs one request at a time, and this one comes amid another."""
    asked = RoomReviewChange.model_validate(house.body(verdict))
    rubric = rubric_store.numbered(who, asked.rubric_id, asked.rubric_version)
    return reviewing.review_room(who, house.room.room_id, asked, rubric)


def _announced() -> int:
    return len([row for row in facts("rooms") if row["fact"] == "RoomReviewed"])


def test_review_room_when_two_give_their_first_at_once_should_keep_both() -> None:
    house = reviewed()
    buyer, coach = house.seats["buyer"], house.seats["coach"]
    with meanwhile(lambda: _gives(house, coach)):
        answer = send(review_room, Call(buyer, house.body("no"), path=_path(house)))
    assert (answer.status, answer.body["version"]) == (200, 1)
    assert len(_stored(house)) == _announced() == 2
    assert house.kinds(house.seats["seller"]) == ["coach", "peer"]


@pytest.mark.parametrize(("verdict", "status"), [("yes", 200), ("no", 409)])
def test_review_room_when_the_same_person_was_faster_should_not_lose_that(
    verdict: str, status: int
) -> None:
    house = reviewed()
    buyer = house.seats["buyer"]
    with meanwhile(lambda: _gives(house, buyer)):
        answer = send(review_room, Call(buyer, house.body(verdict), path=_path(house)))
    assert answer.status == status
    assert house.sheet(buyer)["mine"]["result"]["score"] == 5.0
    assert (len(_stored(house)), _announced()) == (1, 1)


@pytest.mark.parametrize("fault", ["lost_ack", "throttle"])
def test_review_room_when_the_table_fails_once_should_store_it_once(fault: str) -> None:
    house = reviewed()
    buyer = house.seats["buyer"]
    with faulty("lost_ack" if fault == "lost_ack" else "throttle", only="TransactWriteItems"):
        answer = send(review_room, Call(buyer, house.body(), path=_path(house)))
    assert answer.status == 200
    assert answer.body == house.sheet(buyer)["mine"]
    assert (len(_stored(house)), _announced()) == (1, 1)


def test_list_room_reviews_when_the_machine_judged_should_show_its_verdicts_too() -> None:
    house = reviewed()
    _judge(house, house.rubric["version"])
    buyer = house.seats["buyer"]
    assert house.sheet(buyer)["machine"] is None
    house.give(buyer)
    machine = house.sheet(buyer)["machine"]
    assert {one["verdict"] for one in machine["marks"]} == {"no"}
    assert machine["marks"][0]["comment"] == "Never heard."
    assert (machine["judge"], machine["result"]["score"]) == ("offline", 0.0)
    assert house.sheet(house.seats["seller"])["machine"] == machine


def test_list_room_reviews_when_judged_with_another_version_should_leave_the_machine_out() -> None:
    house = reviewed()
    _judge(house, house.rubric["version"] + 1)
    assert house.sheet(house.seats["seller"])["machine"] is None


def _judge(house: Reviewed, version: int) -> None:
    rubric = Rubric.model_validate(house.rubric["rubric"])
    said = tuple(
        Judgement(criterion_id=one, verdict="no", why="Never heard.") for one in house.criteria
    )
    call = Judged(
        roleplay_id=house.room.room_id,
        user_id=house.seats["seller"].user_id,
        user_name="Kim Doe",
        team_id=None,
        mode="private",
        call_type="discovery",
        bot_id="",
        bot_name="",
        rubric_id=house.rubric["rubric_id"],
        rubric_version=version,
        rubric=rubric,
        started_at=clock.stamp(),
        ended_at=clock.stamp(),
        valid=True,
        turns=(),
    )
    card = card_of(call, Judging(OfflineJudge()), said, measure((), "discovery"))
    card_store.add(person(house.room.host.tenant, "admin"), card, [], [])


def test_reviews_when_as_long_as_they_may_be_should_fit_into_rows_and_into_one_answer() -> None:
    house = reviewed()
    marks = house.body()["marks"]
    for one in marks[: MOST_WORDS // LONGEST_COMMENT]:
        one["comment"] = "👍" * LONGEST_COMMENT
    left = MOST_WORDS - sum(len(one.get("comment", "")) for one in marks)
    house.give(house.seats["buyer"], marks=marks, comment="👍" * min(left, 4000))
    row = json.dumps(_stored(house)[0], ensure_ascii=False)
    assert len(row.encode()) * 2 < MOST_ITEM
    sheet = send(list_room_reviews, Call(house.seats["seller"], path=_path(house))).body
    assert len(json.dumps(sheet)) + len(json.dumps(sheet["others"])) * MOST_REVIEWS < MOST_ANSWER
