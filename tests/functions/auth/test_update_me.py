"""PATCH /v1/me."""

from __future__ import annotations

import pytest

from functions.auth import get_me, update_me
from tests.support.company import colleague, company, send
from tests.support.http import Call
from tests.support.tables import facts
from tests.support.wire import wire


def test_update_me_when_name_changes_should_announce_it() -> None:
    person = company()
    answer = send(update_me, Call(person.caller, {"name": "Ann B.", "locale": "de-DE"}))
    assert (answer.body["name"], answer.body["locale"]) == ("Ann B.", "de-DE")
    assert send(get_me, Call(person.caller)).body == answer.body
    changed = facts("auth")[-1]
    assert (changed["fact"], changed["payload"]["name"]) == ("UserChanged", "Ann B.")


def test_update_me_when_nothing_changes_should_write_nothing() -> None:
    person = company()
    count = len(facts("auth"))
    assert send(update_me, Call(person.caller, {"name": "Ann Admin"})).status == 200
    assert send(update_me, Call(person.caller, {})).status == 200
    assert len(facts("auth")) == count


def test_update_me_when_somebody_is_quicker_should_keep_both_changes() -> None:
    person = company()
    with wire() as watched:
        watched.meanwhile["TransactWriteItems"] = lambda: send(
            update_me, Call(person.caller, {"locale": "fr"})
        )
        assert send(update_me, Call(person.caller, {"name": "Ann B."})).status == 200
    me = send(get_me, Call(person.caller)).body
    assert (me["name"], me["locale"]) == ("Ann B.", "fr")


@pytest.mark.parametrize(
    "body",
    [
        {"role": "admin"},
        {"name": "Ann", "role": "admin"},
        {"tenant_id": "tn_other"},
        {"email": "other@acme.example"},
        {"status": "active"},
        {"team_id": None},
        {"name": None},
        {"name": ""},
        {"locale": "klingon"},
        {"not_before": 0},
        [],
        None,
        "text",
    ],
)
def test_case_05_update_me_when_a_learner_asks_for_more_should_answer_422(body: object) -> None:
    person = colleague(company(), "kim@acme.example")
    count = len(facts("auth"))
    answer = send(update_me, Call(person.caller, body))
    assert answer.status == 422
    assert len(facts("auth")) == count
    assert send(get_me, Call(person.caller)).body["role"] == "learner"
