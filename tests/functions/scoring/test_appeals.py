"""Appeals: by whoever played, once per criterion, answered by a coach."""

from __future__ import annotations

from typing import Any

import pytest

from functions.roleplay import end_roleplay
from functions.scoring import appeal_verdict, get_scorecard, on_roleplay_ended
from tests.support.calls import sent
from tests.support.faults import faulty, meanwhile
from tests.support.http import Call, person, send
from tests.support.practice import announced, deliver, worked
from tests.support.reviews import REASON, Desk, decision, played
from tests.support.tables import rows


def _trail(card: Any) -> list[str]:
    return [entry["what"] for entry in card["trail"]]


def test_scorecard_when_nobody_spoke_should_be_the_machines(desk: Desk) -> None:
    card = desk.card()
    assert card["machine"] == {"score": card["score"], "passed": card["passed"]}
    assert card["review"] == {
        "version": 0,
        "state": "open",
        "reviewed_by_name": None,
        "reviewed_at": None,
    }
    assert all(one["verdict"] == one["machine_verdict"] for one in card["criteria"])
    assert (card["trail"], card["may"]) == ([], {"appeal": True, "review": False})
    assert desk.card(desk.manager)["may"] == {"appeal": False, "review": True}


def test_appeal_verdict_when_learner_objects_should_wait_first_in_the_queue(desk: Desk) -> None:
    criterion = desk.first("no")
    card = worked(desk.appeal(criterion))
    (appealed,) = [one for one in card["criteria"] if one["appeal"]]
    assert appealed["criterion_id"] == criterion
    assert (appealed["appeal"]["status"], appealed["appeal"]["reason"]) == ("open", REASON)
    assert (card["review"]["state"], _trail(card)) == ("appealed", ["appealed"])
    assert card["trail"][0]["by_name"] == "Lena Learner"
    (item,) = desk.queue(state="appealed")
    assert (item["why"], item["appeals_open"], item["state"]) == ("appeal", 1, "appealed")
    assert desk.queue() == [item]
    assert not announced("scoring", "ScorecardCorrected")


def test_appeal_verdict_when_repeated_should_answer_the_same_and_write_nothing(
    desk: Desk,
) -> None:
    criterion = desk.first("no")
    first = worked(desk.appeal(criterion))
    before = rows("scoring")
    assert worked(desk.appeal(criterion)) == first
    assert rows("scoring") == before
    assert desk.appeal(criterion, "Quite another reason.").code == "already_appealed"


def test_appeal_verdict_when_acknowledgement_is_lost_should_stand_once(desk: Desk) -> None:
    with faulty("lost_ack", only="TransactWriteItems"):
        card = worked(desk.appeal(desk.first("no")))
    assert _trail(card) == ["appealed"]


def test_appeal_verdict_when_there_is_nothing_to_appeal_should_say_so(desk: Desk) -> None:
    assert desk.appeal(desk.first("yes")).code == "nothing_to_appeal"
    unknown = desk.appeal("no-such-criterion")
    assert (unknown.status, unknown.body["errors"][0]["field"]) == (422, "criterion_id")


@pytest.mark.parametrize("reason", ["Too short", "\u200b" * 20, " " * 40, "x" * 1001])
def test_appeal_verdict_when_reason_says_nothing_or_too_much_should_be_refused(
    desk: Desk, reason: str
) -> None:
    answer = desk.appeal(desk.first("no"), reason)
    assert (answer.status, answer.body["errors"][0]["field"]) == (422, "reason")


def test_appeal_verdict_when_call_is_private_should_refuse_and_stay_hidden(desk: Desk) -> None:
    call = played(desk.house, "private")
    body = {"criterion_id": desk.first("no"), "reason": REASON}
    assert sent(appeal_verdict, desk.of_call(desk.learner, body, call)).code == "not_official"
    card = worked(sent(get_scorecard, desk.of_call(desk.learner, call=call)))
    assert (card["may"]["appeal"], card["review"]["state"]) == (False, "none")
    assert call not in {item["roleplay_id"] for item in desk.queue(desk.house.admin)}


def test_appeal_verdict_when_call_was_too_short_should_refuse(desk: Desk) -> None:
    house = desk.house
    call = house.begin("official")
    worked(house.say(call, "Hi, this is Kim.", "k1"))
    body = {"criterion_id": desk.first("no"), "reason": REASON}
    request = desk.of_call(desk.learner, body, call)
    assert sent(appeal_verdict, request).code == "not_ended"
    worked(send(end_roleplay, Call(desk.learner, path={"roleplay_id": call})))
    assert sent(appeal_verdict, request).code == "not_scored"
    deliver(on_roleplay_ended, announced("roleplay", "RoleplayEnded")[-1])
    assert sent(appeal_verdict, request).code == "not_valid"
    assert not worked(sent(get_scorecard, desk.of_call(desk.learner, call=call)))["may"]["appeal"]
    assert call not in {item["roleplay_id"] for item in desk.queue()}


def test_case_1_appeal_when_call_is_anothers_should_read_like_an_unknown_one(desk: Desk) -> None:
    criterion = desk.first("no")
    before = rows("scoring")
    others = (
        person(desk.learner.tenant),
        person(),
        person(role="admin"),
        desk.manager,
        desk.far,
    )
    bodies = [desk.appeal(criterion, caller=other).body for other in others]
    assert all(body == bodies[0] and body["status"] == 404 for body in bodies)
    assert rows("scoring") == before


def test_appeal_verdict_when_a_review_comes_between_should_stand_beside_it(desk: Desk) -> None:
    criterion, overruling = desk.first("no"), decision(desk.first("yes"), "no")
    with meanwhile(lambda: worked(desk.review(overruling))):
        _appealed_at_once(desk, criterion)
    assert _trail(desk.card()) == ["overruled", "appealed"]


def test_appeal_verdict_when_the_review_agrees_meanwhile_should_see_that(desk: Desk) -> None:
    criterion = desk.first("no")
    overruling = decision(criterion, "yes")
    with meanwhile(lambda: worked(desk.review(overruling))):
        body = {"criterion_id": criterion, "reason": REASON}
        answer = send(appeal_verdict, desk.of_call(desk.learner, body))
    assert (answer.status, answer.code) == (409, "nothing_to_appeal")
    assert _trail(desk.card()) == ["overruled"]


def _appealed_at_once(desk: Desk, criterion: str) -> None:
    """Sent without counting calls: a race is paid for with a second round."""
    body = {"criterion_id": criterion, "reason": REASON}
    worked(send(appeal_verdict, desk.of_call(desk.learner, body)))
