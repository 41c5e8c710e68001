"""Words of a call become an example with one click: the rubric's next version."""

from __future__ import annotations

from typing import Any

from functions.scoring import add_example, get_rubric, update_rubric
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.drafts import rubric, unknown
from tests.support.faults import faulty
from tests.support.http import Answer, Call, person
from tests.support.reviews import LINES, Desk, played

CRITERION = "problem_question"
WORDS = "What is the hardest part of that for your team?"
TURN_OF_WORDS = 6


def _add(desk: Desk, caller: Caller | None = None, **changes: Any) -> Answer:
    body = {"version": 1, "criterion_id": CRITERION, "for": True, "text": WORDS, **changes}
    path = {"rubric_id": desk.house.rubric_id}
    return sent(add_example, Call(caller or desk.manager, body, path=path))


def _turn(desk: Desk, **changes: Any) -> dict[str, Any]:
    return {"roleplay_id": desk.call, "turn": TURN_OF_WORDS, **changes}


def _examples(answer: Answer) -> tuple[list[str], list[str]]:
    (one,) = [c for c in answer.body["rubric"]["criteria"] if c["criterion_id"] == CRITERION]
    return one["examples_for"], one["examples_against"]


def _change(desk: Desk, version: int, **changes: Any) -> None:
    path = {"rubric_id": desk.house.rubric_id}
    body = {"rubric": rubric(**changes), "version": version}
    assert sent(update_rubric, Call(desk.manager, body, path=path)).status == 200


def test_add_example_when_said_in_the_turn_should_be_in_the_next_version(desk: Desk) -> None:
    assert LINES[2] == WORDS
    answer = _add(desk, **_turn(desk))
    assert (answer.status, answer.body["version"]) == (201, 2)
    assert _examples(answer)[0][-1] == WORDS
    shown = sent(get_rubric, Call(desk.manager, path={"rubric_id": desk.house.rubric_id}))
    assert shown.body == answer.body


def test_add_example_when_of_the_contrary_should_move(desk: Desk) -> None:
    _add(desk)
    contrary: dict[str, Any] = {"version": 2, "for": False}
    answer = _add(desk, **contrary)
    good, bad = _examples(answer)
    assert (WORDS in good, bad[-1], answer.body["version"]) == (False, WORDS, 3)


def test_add_example_when_repeated_should_make_one_version(desk: Desk) -> None:
    with faulty("lost_ack", only="TransactWriteItems"):
        first = _add(desk)
    assert first.status == 201
    assert _add(desk).body == first.body
    assert _add(desk, version=2).body == first.body


def test_add_example_when_somebody_changed_the_rubric_should_conflict(desk: Desk) -> None:
    _change(desk, 1, name="Other")
    assert _add(desk).code == "version_conflict"
    assert _add(desk, version=2).status == 201


def test_add_example_when_not_said_there_should_answer_422(desk: Desk) -> None:
    for wrong in (
        _turn(desk, text="Words that nobody said."),
        _turn(desk, turn=TURN_OF_WORDS - 1),
        _turn(desk, turn=99),
        {"turn": 3},
        {"roleplay_id": desk.call},
        {"criterion_id": "unknown_one"},
        {"text": "\u200b"},
        {"text": "x" * 301},
    ):
        assert _add(desk, **wrong).status == 422, wrong


def test_add_example_when_full_should_say_so(desk: Desk) -> None:
    criteria = [
        {**c, "examples_for": [f"Is it number {n}?" for n in range(20)]}
        for c in rubric()["criteria"]
    ]
    _change(desk, 1, criteria=criteria)
    assert _add(desk, version=2).code == "examples_full"


def test_add_example_when_the_rubric_would_outgrow_its_editor_should_say_so(desk: Desk) -> None:
    long = [f"Is it number {n}? " + "x" * 270 for n in range(20)]
    (first, *_) = rubric()["criteria"]
    bare = {**first, "examples_for": [], "examples_against": long}
    _change(desk, 1, criteria=[{**bare, "criterion_id": f"c{n}"} for n in range(42)])
    answers = []
    for number in range(20):
        text = f"Was it number {number}? " + "y" * 270
        answers.append(_add(desk, version=number + 2, criterion_id=f"c{number}", text=text))
        if answers[-1].status != 201:
            break
    assert (answers[0].status, answers[-1].code) == (201, "examples_full")


def test_add_example_when_not_the_callers_to_see_should_read_as_unknown(desk: Desk) -> None:
    private = played(desk.house, "private")
    nothing = _add(desk, **_turn(desk, roleplay_id=unknown("rp")))
    assert nothing.status == 404
    assert _add(desk, **_turn(desk, roleplay_id=private)).body == nothing.body
    assert _add(desk, desk.far, **_turn(desk)).body == nothing.body
    stranger = person(role="manager")
    assert _add(desk, stranger, **_turn(desk)).body == nothing.body
    assert _add(desk, desk.learner).status == 403
