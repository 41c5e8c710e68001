"""Reviews: a coach overrules, answers appeals and comments; the machine's word stays beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from functions.roleplay import list_roleplays, on_roleplay_scored, on_scorecard_corrected
from functions.scoring import appeal_verdict, list_reviews, on_scorecard_changed, review_scorecard
from sparring.kit.caller import Caller
from sparring.kit.push import sockets_key
from sparring.kit.transaction import commit, overwrite
from tests.support.calls import sent, ungranted, watched
from tests.support.faults import faulty, meanwhile
from tests.support.http import Call, admit, person, send
from tests.support.practice import announced, deliver, worked
from tests.support.reviews import BECAUSE, OTHER_TEAM, TEAM, Desk, decision, played
from tests.support.sockets import sockets
from tests.support.tables import rows


def _of(card: Any, criterion_id: str) -> Any:
    (found,) = [one for one in card["criteria"] if one["criterion_id"] == criterion_id]
    return found


def _trail(card: Any) -> list[str]:
    return [entry["what"] for entry in card["trail"]]


def _result(card: Any) -> tuple[Any, ...]:
    return card["score"], card["passed"], card["sections"], card["coverage"], card["next_step"]


def test_review_when_it_overrules_should_count_and_keep_the_machines_word(desk: Desk) -> None:
    before, criterion = desk.card(), desk.first("no")
    card = worked(desk.review(decision(criterion, "yes", turn=4)))
    one = _of(card, criterion)
    assert (one["verdict"], one["machine_verdict"]) == ("yes", "no")
    said = {"verdict": "yes", "comment": BECAUSE, "turn": 4, "by_name": "Max Manager"}
    assert {name: one["overruled"][name] for name in said} == said
    assert card["score"] > before["score"]
    assert card["machine"] == {"score": before["score"], "passed": before["passed"]}
    (fact,) = announced("scoring", "ScorecardCorrected")
    assert (fact["payload"]["before"]["score"], fact["payload"]["after"]["score"]) == (
        before["score"],
        card["score"],
    )
    assert desk.card() == {**card, "may": {"appeal": True, "review": False}}


def test_review_when_the_machine_was_right_after_all_should_end_where_it_began(
    desk: Desk,
) -> None:
    before, criterion = desk.card(), desk.first("no")
    for verdict in (None, "no"):
        worked(desk.review(decision(criterion, "yes")))
        card = worked(desk.review(decision(criterion, verdict, "")))
        assert _result(card) == _result(before)
        assert _of(card, criterion)["overruled"] is None
    assert _trail(card) == ["overruled", "restored"] * 2
    last = announced("scoring", "ScorecardCorrected")[-1]["payload"]
    assert last["after"] == announced("scoring", "ScorecardCorrected")[0]["payload"]["before"]


@pytest.mark.parametrize(("verdict", "status"), [("yes", "accepted"), (None, "declined")])
def test_review_when_an_appeal_waits_should_answer_it(
    desk: Desk, verdict: str | None, status: str
) -> None:
    criterion = desk.first("no")
    worked(desk.appeal(criterion))
    silent = desk.review(decision(criterion, verdict, ""))
    assert (silent.status, silent.body["errors"][0]["field"]) == (422, "decisions.0.comment")
    card = worked(desk.review(decision(criterion, verdict), done=True))
    appeal = _of(card, criterion)["appeal"]
    assert (appeal["status"], appeal["comment"]) == (status, BECAUSE)
    assert appeal["decided_by_name"] == "Max Manager"
    assert _trail(card)[-2:] == [f"appeal_{status}", "reviewed"]
    assert (card["review"]["state"], card["review"]["reviewed_by_name"]) == (
        "reviewed",
        "Max Manager",
    )


def test_review_when_done_should_leave_the_queue_until_an_appeal_brings_it_back(
    desk: Desk,
) -> None:
    worked(desk.review(done=True))
    assert (desk.queue(), len(desk.queue(state="reviewed"))) == ([], 1)
    worked(desk.appeal(desk.first("no")))
    assert (len(desk.queue()), desk.queue(state="reviewed")) == (1, [])


def test_review_when_it_only_comments_should_keep_every_word_and_change_no_result(
    desk: Desk,
) -> None:
    before, criterion = desk.card(), desk.first("yes")
    remark = {"turn": 2, "comment": "A calm start."}
    card = worked(desk.review(decision(criterion, None, "Well done."), comments=[remark]))
    told = [(one["criterion_id"], one["turn"], one["comment"]) for one in card["trail"]]
    assert told == [(criterion, None, "Well done."), (None, 2, "A calm start.")]
    assert _trail(card) == ["commented", "commented"]
    assert _result(card) == _result(before)
    assert not announced("scoring", "ScorecardCorrected")


@pytest.mark.parametrize(
    ("decisions", "field"),
    [
        ([("no", "yes", "", None)], "decisions.0.comment"),
        ([("no", "yes", "\u200b", None)], "decisions.0.comment"),
        ([("no", "yes", BECAUSE, 99)], "decisions.0.turn"),
        ([("no", "maybe", BECAUSE, None)], "decisions.0.verdict"),
        ([("yes", "no", BECAUSE, 1), ("yes", None, "", None)], "decisions.1.criterion_id"),
    ],
)
def test_review_when_a_field_is_wrong_should_name_it_and_change_nothing(
    desk: Desk, decisions: list[tuple[Any, ...]], field: str
) -> None:
    before = rows("scoring")
    asked = [decision(desk.first(v), to, why, turn=turn) for v, to, why, turn in decisions]
    answer = desk.review(*asked)
    assert (answer.status, answer.body["errors"][0]["field"]) == (422, field)
    assert rows("scoring") == before


def test_review_when_the_criterion_is_unknown_should_name_it(desk: Desk) -> None:
    answer = desk.review(decision("no-such-thing", "yes"))
    assert answer.body["errors"][0]["field"] == "decisions.0.criterion_id"


def test_review_when_two_reviewers_race_should_take_the_first_only(desk: Desk) -> None:
    criterion = desk.first("no")
    first = worked(desk.review(decision(criterion, "yes"), version=0))
    late = desk.review(decision(criterion, "not_assessable"), version=0, caller=desk.second)
    assert (late.status, late.code) == (409, "version_conflict")
    assert desk.card(desk.manager) == first
    again = desk.review(decision(criterion, "not_assessable"), version=1, caller=desk.second)
    assert _of(worked(again), criterion)["overruled"]["by_name"] == "Sue Second"


def test_review_when_two_are_sent_at_once_should_take_one_whole(desk: Desk) -> None:
    criterion = desk.first("no")
    body = {"version": 0, "decisions": [decision(criterion, "not_assessable")], "done": True}
    with meanwhile(lambda: worked(desk.review(decision(criterion, "yes"), caller=desk.second))):
        late = send(review_scorecard, desk.of_call(desk.manager, body))
    assert (late.status, late.code) == (409, "version_conflict")
    assert _trail(desk.card()) == ["overruled"]
    assert desk.card()["review"]["state"] == "open"


def test_review_when_a_learner_appeals_meanwhile_should_be_asked_to_look_again(
    desk: Desk,
) -> None:
    criterion = desk.first("no")
    worked(desk.appeal(criterion))
    late = desk.review(decision(desk.first("yes"), "no"), version=0)
    assert (late.code, desk.card()["review"]["state"]) == ("version_conflict", "appealed")


def test_review_when_repeated_should_answer_the_same_and_write_nothing(desk: Desk) -> None:
    asked = decision(desk.first("no"), "yes")
    first = worked(desk.review(asked, version=0, done=True))
    before = rows("scoring")
    assert worked(desk.review(asked, version=0, done=True)) == first
    assert rows("scoring") == before
    assert desk.review(asked, version=0, done=True, caller=desk.second).status == 409
    assert desk.review(decision(desk.first("no"), "yes", "Other."), version=0).status == 409


def test_review_when_acknowledgement_is_lost_should_be_done_once(desk: Desk) -> None:
    with faulty("lost_ack", "throttle", only="TransactWriteItems"):
        card = worked(desk.review(decision(desk.first("no"), "yes"), done=True))
    assert _trail(card) == ["overruled", "reviewed"]
    assert len(announced("scoring", "ScorecardCorrected")) == 1


def test_review_when_the_call_is_ones_own_should_be_left_to_somebody_else(desk: Desk) -> None:
    call = played(desk.house, caller=desk.manager)
    body = {"version": 0, "decisions": [], "done": True}
    answer = sent(review_scorecard, desk.of_call(desk.manager, body, call))
    assert (answer.status, answer.code) == (409, "own_call")
    assert sent(review_scorecard, desk.of_call(desk.second, body, call)).status == 200


def test_case_2_review_when_caller_is_a_learner_should_be_forbidden(desk: Desk) -> None:
    answer = desk.review(version=0, done=True, caller=desk.learner)
    assert (answer.status, answer.code) == (403, "forbidden")
    assert sent(list_reviews, Call(desk.learner)).status == 403


def test_case_1_review_when_call_is_unseen_should_read_like_an_unknown_one(desk: Desk) -> None:
    private = played(desk.house, "private")
    before = rows("scoring")
    body = {"version": 0, "decisions": [], "done": True}
    requests = [
        desk.of_call(person(role="admin"), body),
        desk.of_call(desk.far, body),
        desk.of_call(desk.manager, body, private),
        desk.of_call(desk.house.admin, body, private),
        desk.of_call(desk.manager, body, "rp_00000000000000000000000000"),
    ]
    bodies = [sent(review_scorecard, request).body for request in requests]
    assert all(body == bodies[0] and body["status"] == 404 for body in bodies)
    assert rows("scoring") == before


def test_list_reviews_when_asked_should_show_the_people_that_the_coach_sees(desk: Desk) -> None:
    (item,) = desk.queue()
    expected = {"roleplay_id": desk.call, "user_name": "Lena Learner", "team_id": TEAM}
    assert {name: item[name] for name in expected} == expected
    assert desk.queue(desk.house.admin) == [item]
    assert desk.queue(desk.far) == desk.queue(person(role="admin")) == []
    assert desk.queue(q="lena") == desk.queue(user_id=desk.learner.user_id) == [item]
    assert desk.queue(q="nobody") == desk.queue(user_id=desk.far.user_id) == []


def test_list_reviews_when_there_are_pages_should_bring_appeals_then_the_oldest(
    desk: Desk,
) -> None:
    admit(desk.learner, team_id=OTHER_TEAM)
    calls = [desk.call, played(desk.house), played(desk.house)]
    body = {"criterion_id": desk.first("no"), "reason": "I did ask about exactly that."}
    worked(sent(appeal_verdict, desk.of_call(desk.learner, body, calls[2])))
    seen: list[str] = []
    query = {"limit": "1"}
    while len(seen) < 9:
        page = worked(sent(list_reviews, Call(desk.house.admin, query=query)))
        seen += [item["roleplay_id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        query = {"limit": "1", "cursor": page["next_cursor"]}
    assert seen == [calls[2], calls[0], calls[1]]
    assert len(desk.queue()) == 1


def test_trail_when_full_should_refuse_and_lose_nothing(desk: Desk) -> None:
    remarks = [{"turn": 1, "comment": f"Remark {n}."} for n in range(60)]
    for _ in range(3):
        worked(desk.review(comments=remarks))
    full = desk.review(comments=remarks)
    assert (full.status, full.code) == (409, "trail_full")
    assert len(desk.card()["trail"]) == 180
    worked(desk.review(comments=remarks[:20]))
    assert desk.review(done=True).code == "trail_full"


def test_trail_when_its_text_weighs_too_much_for_a_row_should_refuse(desk: Desk) -> None:
    remarks = [{"turn": 1, "comment": "\U0001f600" * 1000} for _ in range(50)]
    for version, expected in ((0, 200), (1, 409)):
        body = json.dumps({"version": version, "comments": remarks}, ensure_ascii=False)
        answer = sent(review_scorecard, desk.of_call(desk.manager, body))
        assert answer.status == expected, answer.body
    assert answer.code == "trail_full"


def _connect(who: Caller, connection: str) -> None:
    row = {"connections": {connection: 4_000_000_000}, "version": 1}
    commit(who, [overwrite(sockets_key(who), row)])


def test_on_scorecard_changed_when_reviewed_should_tell_learner_and_reviewer_only(
    desk: Desk,
) -> None:
    people = {"c-learner": desk.learner, "c-manager": desk.manager, "c-second": desk.second}
    for connection, who in people.items():
        _connect(who, connection)
    worked(desk.review(done=True))
    (fact,) = announced("scoring", "ScorecardChanged")
    with sockets() as fake, watched() as calls:
        fake.gone = {"c-manager"}
        deliver(on_scorecard_changed, fact)
        fake.gone = set()
        deliver(on_scorecard_changed, fact)
    assert not ungranted(on_scorecard_changed.DECLARATION, calls)
    message = {"type": "scorecard.changed", "roleplay_id": desk.call}
    assert fake.heard("c-learner") == [message, message]
    assert (fake.heard("c-manager"), fake.heard("c-second")) == ([], [])


def _listed_score(caller: Caller, **query: str) -> Any:
    (item,) = worked(sent(list_roleplays, Call(caller, query=query)))["items"]
    return item["score"], item["passed"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
def test_list_roleplays_when_facts_come_in_any_order_should_show_the_newest_result(
    desk: Desk, order: tuple[int, ...]
) -> None:
    worked(desk.review(decision(desk.first("no"), "yes")))
    card = worked(desk.review(decision(desk.first("yes"), "no")))
    facts = [
        (on_roleplay_scored, announced("scoring", "RoleplayScored")[0]),
        *((on_scorecard_corrected, one) for one in announced("scoring", "ScorecardCorrected")),
    ]
    for place in order:
        function, fact = facts[place]
        assert deliver(function, fact, times=2) == {"batchItemFailures": []}
    result = (card["score"], card["passed"])
    assert _listed_score(desk.learner) == result
    assert _listed_score(desk.manager, scope="official") == result
