"""What a calibration comes to, and what may hang on it."""

from __future__ import annotations

from typing import Any

from functions.scoring import create_rubric, gate_rubric, list_rubrics, update_rubric
from sparring.kit import aws
from sparring.kit.item import decode, encode
from tests.support.calibrating import LINES, Bench, just_before_commit
from tests.support.calls import sent
from tests.support.drafts import rubric, unknown
from tests.support.faults import faulty
from tests.support.http import Call, person, send
from tests.support.practice import worked


def _new_version(bench: Bench, number: int = 1) -> Any:
    """The next version of the rubric; the machine's verdicts fit it as well."""
    same = bench.rubric()["rubric"]
    change = {"rubric": {**same, "name": f"Version {number + 1}"}, "version": number}
    path = {"rubric_id": bench.rubric_id}
    return worked(sent(update_rubric, Call(bench.manager, change, path=path)))


def test_finish_when_all_agree_should_be_certain_but_not_too_certain(bench: Bench) -> None:
    result = bench.finished()["result"]
    assert (result["judgements"], result["kappa"], result["agreement"]) == (30, 1.0, 1.0)
    assert 0.6 < result["ci_low"] < 1.0
    assert result["ci_high"] == 1.0
    assert result["confusion"] == {
        **{"yes_yes": 15, "yes_no": 0, "no_yes": 0, "no_no": 15},
        **{"machine_unsure": 0, "person_unsure": 0},
    }
    assert (result["enough"], result["may_gate"], result["disagreements"]) == (True, True, [])


def test_finish_when_they_differ_should_count_as_by_hand(bench: Bench) -> None:
    """6 of 30 differ, three each way: agreement 0.8, by chance 0.5, so kappa is 0.6."""
    one = bench.started()
    found = one["calibration_id"]
    for call, differing in zip(one["calls"], ({0, 1}, {2, 3}, {4, 5}), strict=True):
        worked(bench.judge(found, call["roleplay_id"], bench.verdicts(differing)))
    result = worked(bench.finish(found))["result"]
    assert (result["kappa"], result["agreement"]) == (0.6, 0.8)
    assert (result["confusion"]["yes_no"], result["confusion"]["no_yes"]) == (3, 3)
    assert (result["precision"], result["recall"], result["coverage"]) == (0.8, 0.8, 1.0)
    assert result["may_gate"]
    assert len(result["disagreements"]) == 6
    first = next(c for c in result["criteria"] if c["criterion_id"] == bench.criteria[0])
    assert (first["judgements"], first["kappa"]) == (3, 0.0)
    assert first["confusion"]["no_yes"] == 1


def test_finish_when_somebody_was_unsure_should_count_it_apart(bench: Bench) -> None:
    one = bench.started()
    unsure = {bench.criteria[0]: "not_assessable", bench.criteria[1]: "not_assessable"}
    for call in one["calls"]:
        said = [
            {**v, "verdict": unsure.get(v["criterion_id"], v["verdict"])} for v in bench.verdicts()
        ]
        worked(bench.judge(one["calibration_id"], call["roleplay_id"], said))
    result = worked(bench.finish(one["calibration_id"]))["result"]
    assert (result["judgements"], result["confusion"]["person_unsure"]) == (24, 6)
    assert (result["enough"], result["may_gate"]) == (False, False)
    assert result["criteria"][0]["kappa"] is None


def test_disagreement_when_told_should_show_both_sides_and_the_words(bench: Bench) -> None:
    one = bench.started()
    found, call = one["calibration_id"], one["calls"][0]["roleplay_id"]
    machine_yes, machine_no = bench.criteria[0], bench.criteria[1]
    said = bench.verdicts({0, 1})
    said[1] |= {"turn": 4}
    worked(bench.judge(found, call, said))
    for other in one["calls"][1:]:
        worked(bench.judge(found, other["roleplay_id"], bench.verdicts()))
    told = worked(bench.finish(found))["result"]["disagreements"]
    quote = {"turn": 2, "text": LINES[0]}
    assert told == [
        {
            **{"roleplay_id": call, "criterion_id": machine_yes, "person": "no"},
            **{"machine": "yes", "quotes": [quote], **quote},
        },
        {
            **{"roleplay_id": call, "criterion_id": machine_no, "person": "yes"},
            **{"machine": "no", "quotes": [], "turn": 4, "text": LINES[1]},
        },
    ]


def test_disagreement_when_the_buyer_is_pointed_to_should_offer_no_words(bench: Bench) -> None:
    one = bench.started()
    found, call = one["calibration_id"], one["calls"][0]["roleplay_id"]
    said = bench.verdicts({1})
    said[1] |= {"turn": 3}
    worked(bench.judge(found, call, said))
    for other in one["calls"][1:]:
        worked(bench.judge(found, other["roleplay_id"], bench.verdicts()))
    (told,) = worked(bench.finish(found))["result"]["disagreements"]
    assert (told["turn"], told["text"]) == (3, None)


def test_finish_when_calls_are_left_should_say_how_many(bench: Bench) -> None:
    one = bench.started()
    call = one["calls"][0]["roleplay_id"]
    worked(bench.judge(one["calibration_id"], call, bench.verdicts()))
    answer = bench.finish(one["calibration_id"])
    assert (answer.status, answer.code, answer.body["left"]) == (409, "not_all_judged", 2)
    assert bench.show(one["calibration_id"]).body["state"] == "judging"


def test_finish_when_repeated_should_answer_the_same(bench: Bench) -> None:
    one = bench.finished(wrong=3)
    assert worked(bench.finish(one["calibration_id"])) == one
    assert worked(bench.show(one["calibration_id"])) == one
    (listed,) = bench.listed()
    assert (listed["state"], listed["kappa"]) == ("done", one["result"]["kappa"])
    assert listed["finished_at"] == one["finished_at"]


def test_finish_when_acknowledgement_is_lost_should_be_done_once(bench: Bench) -> None:
    one = bench.started()
    for call in one["calls"]:
        worked(bench.judge(one["calibration_id"], call["roleplay_id"], bench.verdicts()))
    with faulty("lost_ack", only="TransactWriteItems"):
        assert worked(bench.finish(one["calibration_id"]))["state"] == "done"
    assert bench.rubric()["calibration"]["judgements"] == 30


def test_result_when_call_was_judged_again_since_should_stay_as_it_was_begun(
    bench: Bench,
) -> None:
    """A re-score replaces card and row; what the coach is compared with stays the same."""
    one = bench.started()
    found, calls = one["calibration_id"], [call["roleplay_id"] for call in one["calls"]]
    client = aws.client("dynamodb")
    for wire in client.scan(TableName="sparring-scoring")["Items"]:
        row = decode(wire)
        if row["sk"] == "CARD":
            row["card"]["rubric"]["version"] = 2
            client.put_item(TableName="sparring-scoring", Item=encode(row))
    for call in calls:
        worked(bench.judge(found, call, bench.verdicts({0})))
    result = worked(bench.finish(found))["result"]
    assert result["confusion"]["no_yes"] == 3
    assert all(told["quotes"] == [] for told in result["disagreements"])


def test_finish_when_there_are_fifty_calls_should_count_them_all(bench: Bench) -> None:
    bench.list_more(47)
    one = bench.started(50)
    client = aws.client("dynamodb")
    for wire in client.scan(TableName="sparring-scoring")["Items"]:
        row = decode(wire)
        if row["sk"].startswith("CALL#"):
            said = {name: {"verdict": verdict} for name, verdict in row["machine"].items()}
            client.put_item(TableName="sparring-scoring", Item=encode({**row, "person": said}))
    assert worked(bench.finish(one["calibration_id"]))["result"]["judgements"] == 500


def test_rubric_when_calibrated_should_say_so_to_everybody(bench: Bench) -> None:
    assert bench.rubric()["calibration"] is None
    one = bench.finished(wrong=3)
    result = one["result"]
    told = {
        **{"calibration_id": one["calibration_id"], "version": 1, "judgements": 30},
        **{name: result[name] for name in ("kappa", "ci_low", "ci_high", "may_gate")},
        "at": one["finished_at"],
    }
    assert bench.rubric(bench.house.learner)["calibration"] == told
    cards = worked(sent(list_rubrics, Call(bench.house.learner)))["items"]
    assert [c["calibration"] for c in cards if c["rubric_id"] == bench.rubric_id] == [told]
    assert not any(card["gates_certificates"] for card in cards)
    assert bench.rubric(person(role="admin"))["calibration"] is None


def test_gate_when_calibrated_well_should_be_switched_on_and_off(bench: Bench) -> None:
    bench.finished(wrong=3)
    for on in (True, True, False, False):
        assert worked(bench.gate(on=on))["gates_certificates"] is on
        assert bench.rubric()["gates_certificates"] is on
        cards = worked(sent(list_rubrics, Call(bench.manager)))["items"]
        gating = [card["rubric_id"] for card in cards if card["gates_certificates"]]
        assert gating == ([bench.rubric_id] if on else [])


def _refused(bench: Bench) -> str:
    answer = bench.gate()
    assert (answer.status, answer.code) == (409, "not_calibrated")
    assert not bench.rubric()["gates_certificates"]
    return str(answer.body["detail"])


def test_gate_when_never_calibrated_should_say_so(bench: Bench) -> None:
    assert _refused(bench) == "Version 1 of this rubric has not been calibrated."
    assert worked(bench.gate(on=False))["gates_certificates"] is False


def test_gate_when_they_agree_too_little_should_say_so(bench: Bench) -> None:
    bench.finished(wrong=8)
    assert "kappa of 0.4" in _refused(bench)


def test_gate_when_judgements_are_too_few_should_say_so(bench: Bench) -> None:
    one = bench.started()
    for call in one["calls"]:
        said = bench.verdicts()
        said[0] |= {"verdict": "not_assessable"}
        worked(bench.judge(one["calibration_id"], call["roleplay_id"], said))
    worked(bench.finish(one["calibration_id"]))
    assert _refused(bench) == "Its calibration has 27 judgements; it takes 30."


def test_gate_when_every_answer_was_the_same_should_say_so(bench: Bench) -> None:
    bench.list_more(3, verdicts=dict.fromkeys(bench.criteria, "no"))
    one = bench.started(3)
    chosen = {call["roleplay_id"] for call in one["calls"]}
    assert not chosen & set(bench.calls)
    for call in chosen:
        said = [{**v, "verdict": "no"} for v in bench.verdicts()]
        worked(bench.judge(one["calibration_id"], call, said))
    worked(bench.finish(one["calibration_id"]))
    assert _refused(bench) == "Its calibration says nothing: every answer was the same."


def test_gate_when_rubric_gets_a_new_version_should_be_off_until_calibrated(bench: Bench) -> None:
    bench.finished()
    worked(bench.gate())
    changed = _new_version(bench)
    assert (changed["version"], changed["gates_certificates"]) == (2, False)
    assert not bench.rubric()["gates_certificates"]
    assert not bench.rubric(version="1")["gates_certificates"]
    assert _refused(bench) == "Version 2 of this rubric has not been calibrated."
    assert bench.rubric()["calibration"]["version"] == 1
    bench.finished()
    assert bench.rubric()["calibration"]["version"] == 2
    assert not bench.rubric()["gates_certificates"]
    assert worked(bench.gate())["gates_certificates"]


def test_gate_when_calibrated_again_and_badly_should_be_off(bench: Bench) -> None:
    bench.finished()
    worked(bench.gate())
    bench.finished(wrong=15)
    assert not bench.rubric()["gates_certificates"]
    assert "kappa of 0.000" in _refused(bench)


def test_calibration_when_of_an_older_version_and_late_should_not_count(bench: Bench) -> None:
    late = bench.started()
    _new_version(bench)
    newest = bench.finished()
    for call in late["calls"]:
        worked(bench.judge(late["calibration_id"], call["roleplay_id"], bench.verdicts({0, 1, 2})))
    assert worked(bench.finish(late["calibration_id"]))["result"]["agreement"] == 0.7
    assert bench.rubric()["calibration"]["calibration_id"] == newest["calibration_id"]


def test_gate_when_a_worse_calibration_ends_meanwhile_should_not_open(bench: Bench) -> None:
    bench.finished()
    with just_before_commit(lambda: bench.finished(wrong=15)):
        path = {"rubric_id": bench.rubric_id}
        answer = send(gate_rubric, Call(bench.house.admin, {"on": True}, path=path))
    assert (answer.status, answer.code) == (409, "version_conflict")
    assert not bench.rubric()["gates_certificates"]


def test_gate_when_caller_is_no_admin_should_answer_403(bench: Bench) -> None:
    bench.finished()
    for caller in (bench.manager, bench.house.learner):
        assert bench.gate(caller).status == 403


def test_case_01_gate_when_rubric_is_foreign_should_read_as_unknown(bench: Bench) -> None:
    stranger = person(role="admin")
    own = worked(sent(create_rubric, Call(stranger, {"rubric": rubric()})))["rubric_id"]
    answers = [
        send(gate_rubric, Call(bench.house.admin, {"on": True}, path={"rubric_id": one}))
        for one in (own, unknown("rb"))
    ]
    assert [one.status for one in answers] == [404, 404]
    assert answers[0].body == answers[1].body
