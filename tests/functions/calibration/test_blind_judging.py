"""A coach judges calls without a name, a verdict or a score in sight."""

from __future__ import annotations

import json
from typing import Any

import pytest

from functions.scoring import finish_calibration, judge_calibration_call
from sparring.kit import aws
from sparring.kit.caller import Caller
from sparring.kit.item import decode, encode
from tests.support.calibrating import LINES, OTHER_TEAM, Bench, just_before_commit
from tests.support.drafts import unknown
from tests.support.faults import faulty
from tests.support.http import Call, admit, person, send
from tests.support.practice import worked

OPPOSITE = {"yes": "no", "no": "yes", "not_assessable": "yes"}


def _begun(bench: Bench) -> tuple[str, str]:
    one = bench.started()
    return one["calibration_id"], one["calls"][0]["roleplay_id"]


def _words(answer: Any) -> set[str]:
    """Every name of a field in an answer."""
    if isinstance(answer, dict):
        inner = set().union(*map(_words, answer.values())) if answer else set()
        return set(answer) | inner
    return set().union(*map(_words, answer)) if isinstance(answer, list) and answer else set()


def _seen(bench: Bench, calibration_id: str, call: str) -> list[Any]:
    """All that the coach is told before the end."""
    return [
        worked(bench.show(calibration_id)),
        bench.listed(),
        worked(bench.open(calibration_id, call)),
        worked(bench.judge(calibration_id, call, bench.verdicts()[:4])),
        worked(bench.judge(calibration_id, call, [])),
        bench.finish(calibration_id).body,
        bench.rubric(),
    ]


def _turn_around(value: Any) -> Any:
    """The same row as if the machine had said the opposite of everything."""
    if isinstance(value, dict):
        return {k: _turn_around(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_turn_around(one) for one in value]
    return OPPOSITE.get(value, value) if isinstance(value, str) else value


def _turn_machine_around() -> int:
    client, turned = aws.client("dynamodb"), 0
    for wire in client.scan(TableName="sparring-scoring")["Items"]:
        row = decode(wire)
        said = {"machine", "card", "verdicts"} & row.keys()
        if said:
            other = {str(name): _turn_around(row[name]) for name in said}
            client.put_item(TableName="sparring-scoring", Item=encode({**row, **other}))
            turned += 1
    return turned


def test_answers_when_judging_should_not_depend_on_what_the_machine_said(bench: Bench) -> None:
    found, call = _begun(bench)
    before = _seen(bench, found, call)
    assert _turn_machine_around() > len(bench.calls)
    assert _seen(bench, found, call) == before


def test_answers_when_judging_should_have_no_field_for_a_verdict_of_the_machine(
    bench: Bench,
) -> None:
    found, call = _begun(bench)
    told = _seen(bench, found, call)[:5]
    hidden = {"machine", "score", "passed", "quotes", "why", "better", "disagreements", "confusion"}
    assert not _words(told) & hidden
    assert [told[0]["result"], told[1][0]["kappa"], told[1][0]["may_gate"]] == [None, None, False]


def test_answers_when_judging_should_never_name_the_learner(bench: Bench) -> None:
    told = json.dumps(_seen(bench, *_begun(bench)))
    assert bench.house.learner.user_id not in told
    assert "Lena Learner" not in told


def test_open_when_begun_should_show_the_call_and_what_to_look_for(bench: Bench) -> None:
    page = worked(bench.open(*_begun(bench)))
    said = [one["text"] for one in page["turns"] if one["speaker"] == "rep"]
    assert said == list(LINES)
    assert [one["criterion_id"] for one in page["criteria"]] == bench.criteria
    assert page["criteria"][0]["examples_for"]
    assert (page["verdicts"], page["done"]) == ([], False)
    assert page["bot_name"]


def test_judge_when_in_part_should_keep_it_and_not_be_done(bench: Bench) -> None:
    found, call = _begun(bench)
    some = [{**one, "turn": 2} for one in bench.verdicts()[:2]]
    answer = bench.judge(found, call, some)
    assert answer.body == {"roleplay_id": call, "done": False, "verdicts": some}
    assert worked(bench.open(found, call))["verdicts"] == some
    assert not worked(bench.show(found))["calls"][0]["done"]


def test_judge_when_complete_should_be_done(bench: Bench) -> None:
    found, call = _begun(bench)
    assert bench.judge(found, call, bench.verdicts()).body["done"]
    done = {one["roleplay_id"]: one["done"] for one in worked(bench.show(found))["calls"]}
    assert [one for one, is_done in done.items() if is_done] == [call]


def test_judge_when_repeated_or_changed_should_keep_the_last_word(bench: Bench) -> None:
    found, call = _begun(bench)
    first = bench.judge(found, call, bench.verdicts())
    assert bench.judge(found, call, bench.verdicts()).body == first.body
    other = bench.verdicts({0, 1})
    worked(bench.judge(found, call, other))
    kept = worked(bench.open(found, call))["verdicts"]
    assert [one["verdict"] for one in kept] == [one["verdict"] for one in other]


def test_judge_when_acknowledgement_is_lost_should_be_kept(bench: Bench) -> None:
    found, call = _begun(bench)
    with faulty("lost_ack", only="TransactWriteItems"):
        worked(bench.judge(found, call, bench.verdicts()))
    assert worked(bench.open(found, call))["done"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"criterion_id": "nothing_of_ours"}, "verdicts.1.criterion_id"),
        ({"turn": 999}, "verdicts.1.turn"),
        ({"turn": 0}, "verdicts.1.turn"),
        ({"verdict": "maybe"}, "verdicts.1.verdict"),
        ({"criterion_id": "a#b"}, "verdicts.1.criterion_id"),
    ],
    ids=str,
)
def test_judge_when_a_verdict_is_wrong_should_name_its_field(
    bench: Bench, change: dict[str, object], field: str
) -> None:
    first, second = bench.verdicts()[:2]
    found, call = _begun(bench)
    answer = bench.judge(found, call, [first, {**second, **change}])
    assert answer.status == 422
    assert [one["field"] for one in answer.body["errors"]] == [field]
    assert worked(bench.open(found, call))["verdicts"] == []


def test_judge_when_a_criterion_is_judged_twice_should_answer_422(bench: Bench) -> None:
    first = bench.verdicts()[0]
    answer = bench.judge(*_begun(bench), [first, {**first, "verdict": "no"}])
    assert answer.body["errors"][0]["field"] == "verdicts.1.criterion_id"


def test_judge_when_not_the_maker_should_be_refused(bench: Bench) -> None:
    found, call = _begun(bench)
    for other, status in (
        (bench.house.admin, 403),
        (bench.far, 404),
        (person(role="admin"), 404),
        (bench.house.learner, 403),
    ):
        assert bench.judge(found, call, bench.verdicts(), other).status == status
        assert bench.finish(found, other).status == status
    assert bench.judge(found, call, [], bench.house.admin).code == "not_yours"


def test_call_when_it_is_not_part_of_the_calibration_should_not_exist(bench: Bench) -> None:
    found, call = _begun(bench)
    for other in (bench.private, min(bench.calls), unknown("rp")):
        answers = (bench.open(found, other), bench.judge(found, other, bench.verdicts()))
        assert [one.status for one in answers] == [404, 404]
    assert bench.open(unknown("cal"), call).status == 404
    assert bench.judge(unknown("cal"), call, []).status == 404


def test_call_when_read_by_others_should_be_for_admins_only(bench: Bench) -> None:
    found, call = _begun(bench)
    assert bench.open(found, call, bench.house.admin).status == 200
    for other in (bench.far, person(role="admin"), person(role="manager")):
        assert bench.open(found, call, other).status == 404


def test_judge_when_manager_moved_to_another_team_should_answer_404(bench: Bench) -> None:
    found, call = _begun(bench)
    admit(bench.manager, team_id=OTHER_TEAM)
    assert bench.judge(found, call, bench.verdicts()).status == 404


def test_judge_when_calibration_is_done_should_answer_409(bench: Bench) -> None:
    one = bench.finished()
    call = one["calls"][0]["roleplay_id"]
    answer = bench.judge(one["calibration_id"], call, bench.verdicts({1}))
    assert (answer.status, answer.code) == (409, "calibration_done")
    assert worked(bench.show(one["calibration_id"])) == one


def _ask(bench: Bench, found: str, call: str, caller: Caller | None = None) -> Call:
    path = {"calibration_id": found, "roleplay_id": call}
    return Call(caller or bench.manager, {"verdicts": bench.verdicts()}, path=path)


def test_judge_when_two_tabs_save_at_once_should_let_one_win(bench: Bench) -> None:
    found, call = _begun(bench)
    other = bench.verdicts({0, 1, 2})
    with just_before_commit(lambda: worked(bench.judge(found, call, other))):
        late = send(judge_calibration_call, _ask(bench, found, call))
    assert (late.status, late.code) == (409, "version_conflict")
    kept = worked(bench.open(found, call))["verdicts"]
    assert [one["verdict"] for one in kept] == [one["verdict"] for one in other]


def test_judge_when_the_end_comes_first_should_change_nothing(bench: Bench) -> None:
    one = bench.started()
    found, calls = one["calibration_id"], [call["roleplay_id"] for call in one["calls"]]
    for call in calls:
        worked(bench.judge(found, call, bench.verdicts({0})))
    with just_before_commit(lambda: worked(bench.finish(found))):
        late = send(judge_calibration_call, _ask(bench, found, calls[0]))
    assert late.status == 409
    assert worked(bench.show(found))["result"]["agreement"] == 0.9


def test_finish_when_a_verdict_comes_first_should_be_asked_again(bench: Bench) -> None:
    one = bench.started()
    found, calls = one["calibration_id"], [call["roleplay_id"] for call in one["calls"]]
    for call in calls:
        worked(bench.judge(found, call, bench.verdicts({0})))
    with just_before_commit(lambda: worked(bench.judge(found, calls[0], bench.verdicts()))):
        path = {"calibration_id": found}
        raced = send(finish_calibration, Call(bench.manager, path=path))
    assert (raced.status, raced.code) == (409, "version_conflict")
    assert worked(bench.finish(found))["result"]["confusion"]["no_yes"] == 2
