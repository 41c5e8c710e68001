"""Rubrics: shipped ones without a row, own ones with every version kept."""

from __future__ import annotations

from typing import Any

import pytest

from functions.scoring import create_rubric, get_rubric, list_rubrics, update_rubric
from sparring.kit.caller import Caller
from sparring.scoring.rubric_store import shipped
from tests.support.calls import sent
from tests.support.drafts import rubric, unknown
from tests.support.faults import faulty
from tests.support.http import Answer, Call, person
from tests.support.tables import rows

SHIPPED = next(iter(shipped()))


@pytest.fixture
def coach() -> Caller:
    return person(role="manager")


def _get(caller: Caller, rubric_id: str, **query: str) -> Answer:
    return sent(get_rubric, Call(caller, path={"rubric_id": rubric_id}, query=query))


def _update(caller: Caller, rubric_id: str, body: object) -> Answer:
    return sent(update_rubric, Call(caller, body, path={"rubric_id": rubric_id}))


def _listed(caller: Caller, **query: str) -> list[dict[str, Any]]:
    return list(sent(list_rubrics, Call(caller, query=query)).body["items"])


def test_list_rubrics_when_company_is_new_should_show_what_ships(coach: Caller) -> None:
    assert [one["rubric_id"] for one in _listed(person(coach.tenant))] == list(shipped())
    assert not rows("scoring")


def test_get_rubric_when_shipped_should_be_version_one(coach: Caller) -> None:
    answer = _get(coach, SHIPPED)
    assert answer.body["version"] == 1
    assert _get(coach, SHIPPED, version="1").body == answer.body
    assert _get(coach, SHIPPED, version="2").status == 404


def test_create_rubric_when_given_should_be_listed_first(coach: Caller) -> None:
    answer = sent(create_rubric, Call(coach, {"rubric": rubric(name="Ours")}))
    assert (answer.status, answer.body["version"]) == (201, 1)
    assert _listed(coach)[0]["rubric_id"] == answer.body["rubric_id"]
    assert _get(coach, answer.body["rubric_id"]).body == answer.body


def test_create_rubric_when_copied_should_name_it_a_copy(coach: Caller) -> None:
    answer = sent(create_rubric, Call(coach, {"copy_of": SHIPPED}))
    assert answer.body["rubric"]["name"].endswith("(copy)")
    assert answer.body["rubric"]["criteria"] == _get(coach, SHIPPED).body["rubric"]["criteria"]


def test_create_rubric_when_source_is_unknown_should_answer_404(coach: Caller) -> None:
    assert sent(create_rubric, Call(coach, {"copy_of": unknown("rb")})).status == 404
    assert not rows("scoring")


def test_create_rubric_when_repeated_with_its_key_should_make_one(coach: Caller) -> None:
    call = Call(coach, {"copy_of": SHIPPED}, headers={"idempotency-key": "k"})
    first, second = sent(create_rubric, call), sent(create_rubric, call)
    assert first.body == second.body
    other = Call(coach, {"rubric": rubric()}, headers={"idempotency-key": "k"})
    assert sent(create_rubric, other).code == "key_reused"
    assert len(_listed(coach)) == len(shipped()) + 1


def test_create_rubric_when_acknowledgement_is_lost_should_make_one(coach: Caller) -> None:
    with faulty("lost_ack", only="TransactWriteItems"):
        answer = sent(create_rubric, Call(coach, {"copy_of": SHIPPED}))
    assert answer.status == 201
    assert len(_listed(coach)) == len(shipped()) + 1


@pytest.mark.parametrize("place", ["name", "title", "definition", "section"])
@pytest.mark.parametrize("unseen", ["\u200b\u200b", "\u3164 \u2060", "\u00ad"])
def test_create_rubric_when_a_text_shows_nothing_should_answer_422(
    coach: Caller, place: str, unseen: str
) -> None:
    text = {"name": "N", "title": "T", "definition": "D", "section": "S", place: unseen}
    criterion = {"criterion_id": "a", **{name: text[name] for name in text if name != "name"}}
    own = {"name": text["name"], "sections": [text["section"]], "criteria": [criterion]}
    answer = sent(create_rubric, Call(coach, {"rubric": own}))
    assert answer.status == 422
    assert "can be seen" in str(answer.body)


def test_update_rubric_when_current_should_keep_every_version(coach: Caller) -> None:
    made = sent(create_rubric, Call(coach, {"rubric": rubric(name="One")})).body
    for number, name in ((1, "Two"), (2, "Three")):
        answer = _update(coach, made["rubric_id"], {"rubric": rubric(name=name), "version": number})
        assert answer.body["version"] == number + 1
    names = [_get(coach, made["rubric_id"], version=v).body["rubric"]["name"] for v in "123"]
    assert names == ["One", "Two", "Three"]
    assert _get(coach, made["rubric_id"]).body["rubric"]["name"] == "Three"


def test_update_rubric_when_shipped_should_make_the_companys_own_version(coach: Caller) -> None:
    answer = _update(coach, SHIPPED, {"rubric": rubric(name="Ours"), "version": 1})
    assert (answer.status, answer.body["version"]) == (200, 2)
    assert _get(coach, SHIPPED).body["rubric"]["name"] == "Ours"
    assert _get(coach, SHIPPED, version="1").body["rubric"]["name"] != "Ours"
    assert _get(person(role="manager"), SHIPPED).body["rubric"]["name"] != "Ours"
    assert len(_listed(coach)) == len(shipped())


def test_update_rubric_when_version_is_old_should_conflict(coach: Caller) -> None:
    change = {"rubric": rubric(name="Two"), "version": 1}
    assert _update(coach, SHIPPED, change).status == 200
    late = _update(coach, SHIPPED, {**change, "rubric": rubric(name="Other")})
    assert (late.status, late.code) == (409, "version_conflict")
    assert _get(coach, SHIPPED).body["rubric"]["name"] == "Two"


def test_update_rubric_when_learner_tries_should_answer_403(coach: Caller) -> None:
    learner = person(coach.tenant)
    change = {"rubric": rubric(), "version": 1}
    assert _update(learner, SHIPPED, change).status == 403
    assert sent(create_rubric, Call(learner, {"copy_of": SHIPPED})).status == 403


def test_case_01_rubric_when_of_another_company_should_read_as_unknown(coach: Caller) -> None:
    made = sent(create_rubric, Call(coach, {"rubric": rubric(name="Secret")})).body
    stranger = person(role="admin")
    foreign, nothing = _get(stranger, made["rubric_id"]), _get(stranger, unknown("rb"))
    assert foreign.status == nothing.status == 404
    assert foreign.body == nothing.body
    change = {"rubric": rubric(), "version": 1}
    assert _update(stranger, made["rubric_id"], change).status == 404
    assert sent(create_rubric, Call(stranger, {"copy_of": made["rubric_id"]})).status == 404
    assert _get(coach, made["rubric_id"]).body == made


def test_case_27_search_when_it_looks_like_an_expression_should_be_data(coach: Caller) -> None:
    for words in ("#", ":pk", "begins_with(sk, :x)", "' OR 1=1"):
        assert _listed(coach, q=words) == []
    assert len(_listed(coach, q="spin")) == 1


def test_case_29_name_when_right_to_left_or_look_alike_should_come_back_as_sent(
    coach: Caller,
) -> None:
    for name in ("\u202eevil\u202c", "Аdmin", "ünïcode 🎯 评分", "<script>alert(1)</script>"):
        answer = sent(create_rubric, Call(coach, {"rubric": rubric(name=name)}))
        assert answer.status == 201, answer.body
        assert _get(coach, answer.body["rubric_id"]).body["rubric"]["name"] == name


@pytest.mark.parametrize("version", ["0", "-1", "x", "1e3", "1000000"])
def test_get_rubric_when_version_is_no_version_should_answer_422(
    coach: Caller, version: str
) -> None:
    assert _get(coach, SHIPPED, version=version).status == 422


def test_update_rubric_when_two_at_once_should_let_one_win(coach: Caller) -> None:
    made = sent(create_rubric, Call(coach, {"rubric": rubric(name="One")})).body
    answers = [
        _update(coach, made["rubric_id"], {"rubric": rubric(name=name), "version": 1})
        for name in ("Left", "Right")
    ]
    assert sorted(answer.status for answer in answers) == [200, 409]
