"""What people say of a room afterwards: who may, until when, and who reads what."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from functions.rooms import end_room, enter_room, list_room_reviews, review_room, take_seat
from functions.scoring import update_rubric
from sparring.kit import clock, ids
from sparring.rooms.review import MOST_REVIEWS
from tests.support.calls import sent
from tests.support.http import Call, person
from tests.support.room_reviews import reviewed
from tests.support.rooming import made_room
from tests.support.tables import facts, rows


def test_review_room_when_given_should_show_its_score_and_announce_it() -> None:
    house = reviewed()
    seller = house.seats["seller"]
    first, *others = house.criteria
    spot = {"moment": 65, "recording_id": ids.new("rc")}
    marks = [{"criterion_id": first, "verdict": "no", "comment": "Too late.", **spot}]
    marks += [{"criterion_id": one, "verdict": "yes"} for one in others]
    answer = house.give(seller, marks=marks, comment="I liked the end.")
    assert (answer.status, answer.body["kind"], answer.body["version"]) == (200, "self", 1)
    assert answer.body["name"] == "Kim Doe"
    assert answer.body["comment"] == "I liked the end."
    assert answer.body["marks"][0] == marks[0]
    weights = [one["weight"] for one in house.rubric["rubric"]["criteria"]]
    expected = round(5 * sum(weights[1:]) / sum(weights), 1)
    assert answer.body["result"]["score"] == expected < 5
    assert house.sheet(seller)["mine"] == answer.body
    (fact,) = [row["payload"] for row in facts("rooms") if row["fact"] == "RoomReviewed"]
    assert (fact["kind"], fact["score"], fact["review_version"]) == ("self", expected, 1)
    assert fact["seller_id"] == fact["reviewer_id"] == seller.user_id


def test_review_room_when_still_a_draft_should_be_seen_by_its_writer_only() -> None:
    house = reviewed()
    peer, seller = house.seats["buyer"], house.seats["seller"]
    draft = [{"criterion_id": house.criteria[0], "comment": "Hm."}]
    answer = house.give(peer, marks=draft, done=False)
    assert (answer.body["given_at"], answer.body["result"]) == (None, None)
    assert house.sheet(peer)["mine"]["marks"][0]["verdict"] is None
    assert (house.kinds(seller), house.sheet(seller)["hidden"]) == ([], 0)
    assert not [row for row in facts("rooms") if row["fact"] == "RoomReviewed"]
    house.give(seller)
    assert (house.kinds(peer), house.sheet(peer)["hidden"]) == ([], 1)


def test_review_room_when_sent_again_should_change_nothing() -> None:
    house = reviewed()
    first = house.give(house.seats["buyer"])
    assert house.give(house.seats["buyer"]).body == first.body
    before = rows("rooms")
    assert house.give(house.seats["buyer"], version=7).body == first.body
    assert rows("rooms") == before


def test_review_room_when_changed_should_keep_when_it_was_first_given() -> None:
    house = reviewed()
    peer = house.seats["observer"]
    first = house.give(peer).body
    later = clock.now() + dt.timedelta(days=13)
    with clock.set_to(lambda: later):
        second = house.give(peer, "no", version=1).body
    assert (second["version"], second["given_at"]) == (2, first["given_at"])
    assert (first["result"]["score"], second["result"]["score"]) == (5.0, 0.0)
    assert second["changed_at"] == clock.iso(later)
    assert house.give(peer, "yes", version=1).code == "version_conflict"
    assert house.give(peer, "no", version=2, done=False).code == "review_given"
    announced = [row["payload"] for row in facts("rooms") if row["fact"] == "RoomReviewed"]
    assert sorted(one["review_version"] for one in announced) == [1, 2]


def test_review_room_when_its_time_is_over_should_be_refused() -> None:
    house = reviewed()
    peer = house.seats["buyer"]
    late = clock.now() + dt.timedelta(days=14, minutes=1)
    with clock.set_to(lambda: late):
        assert house.give(peer).code == "review_closed"
        assert house.sheet(peer)["may_review"] is False
    assert house.sheet(peer)["may_review"] is True


def test_review_room_when_there_is_nothing_to_review_should_say_why() -> None:
    going_on = reviewed(ended=False)
    assert going_on.give(going_on.seats["buyer"]).code == "room_going_on"
    assert going_on.room.on(list_room_reviews).code == "room_going_on"
    bare = made_room(person(tenant=going_on.room.host.tenant))
    buyer = bare.guest("buyer")
    bare.on(end_room)
    answer = bare.on(review_room, buyer, going_on.body())
    assert (answer.status, answer.code) == (409, "no_rubric")
    assert bare.on(list_room_reviews, buyer).code == "no_rubric"


@pytest.mark.parametrize(
    "wrong",
    [
        {"marks": [{"criterion_id": "no-such-criterion", "verdict": "yes"}], "done": False},
        {"marks": []},
        {"marks": [{"criterion_id": "x", "verdict": "maybe"}]},
        {"comment": "\u200b"},
        {"marks": [{"criterion_id": "x", "moment": -1}]},
        {"marks": [{"criterion_id": f"c{n}", "comment": "x" * 999} for n in range(13)]},
    ],
)
def test_review_room_when_marks_make_no_sense_should_be_refused(wrong: dict[str, Any]) -> None:
    house = reviewed()
    answer = house.give(house.seats["buyer"], **wrong)
    assert (answer.status, bool(answer.body["errors"])) == (422, True)
    assert house.sheet(house.seats["buyer"])["mine"] is None


def test_review_room_when_a_criterion_is_named_twice_should_be_refused() -> None:
    house = reviewed()
    marks = house.body()["marks"]
    assert house.give(house.seats["buyer"], marks=[*marks, marks[0]]).status == 422


def test_review_room_when_on_another_rubric_should_be_refused() -> None:
    house = reviewed()
    admin = person(house.room.host.tenant, "admin")
    change = {"rubric": house.rubric["rubric"], "version": 1}
    sent(update_rubric, Call(admin, change, path={"rubric_id": house.rubric["rubric_id"]}))
    peer = house.seats["buyer"]
    assert house.give(peer, rubric_version=2).code == "other_rubric"
    assert house.give(peer, rubric_id=ids.new("rb")).code == "other_rubric"
    assert house.give(peer).status == 200


def test_list_room_reviews_when_own_is_missing_should_hide_those_of_others() -> None:
    house = reviewed()
    for seat in ("seller", "coach", "observer"):
        house.give(house.seats[seat])
    buyer = house.seats["buyer"]
    sheet = house.sheet(buyer)
    assert (sheet["others"], sheet["hidden"], sheet["your_kind"]) == ([], 3, "peer")
    house.give(buyer)
    assert house.kinds(buyer) == ["self", "coach", "peer"]
    assert house.sheet(buyer)["hidden"] == 0


def test_list_room_reviews_when_seller_or_manager_reads_should_show_them_at_once() -> None:
    house = reviewed()
    house.give(house.seats["buyer"])
    assert house.kinds(house.seats["seller"]) == ["peer"]
    for role in ("manager", "admin"):
        coach = person(house.room.host.tenant, role)
        assert house.kinds(coach) == ["peer"]
        assert house.sheet(coach)["your_kind"] == "coach"
    assert house.kinds(house.seats["coach"]) == []


def test_list_room_reviews_when_a_manager_sat_as_peer_should_hide_the_sellers_own() -> None:
    house = reviewed(ended=False)
    tenant = house.room.host.tenant
    manager = person(tenant, "manager")
    house.room.on(enter_room, manager, {"secret": house.room.secret()})
    house.room.on(take_seat, manager, {"seat": "observer"})
    house.room.on(end_room)
    house.give(house.seats["seller"])
    house.give(house.seats["coach"])
    assert (house.kinds(manager), house.sheet(manager)["hidden"]) == (["coach"], 1)
    house.give(manager)
    assert house.kinds(manager) == ["self", "coach"]


def test_list_room_reviews_when_only_in_the_lobby_should_show_none_and_take_none() -> None:
    house = reviewed(ended=False)
    waiting = house.room.guest()
    house.room.on(end_room)
    house.give(house.seats["seller"])
    sheet = house.sheet(waiting)
    assert (sheet["your_kind"], sheet["may_review"], sheet["others"]) == (None, False, [])
    assert house.give(waiting).code == "no_seat"


def test_reviews_when_asked_for_by_strangers_should_be_not_found() -> None:
    house = reviewed()
    house.give(house.seats["seller"])
    strangers = (person(tenant=house.room.host.tenant), person(), person(role="admin"))
    for stranger in strangers:
        assert house.room.on(list_room_reviews, stranger).status == 404
        assert house.give(stranger).status == 404


def test_review_room_when_there_are_too_many_should_be_refused() -> None:
    house = reviewed()
    coaches = [person(house.room.host.tenant, "manager") for _ in range(MOST_REVIEWS + 1)]
    answers = [house.give(one) for one in coaches]
    assert [one.status for one in answers] == [*([200] * MOST_REVIEWS), 409]
    assert answers[-1].code == "enough_reviews"
    assert len(house.sheet(coaches[0])["others"]) == MOST_REVIEWS - 1
