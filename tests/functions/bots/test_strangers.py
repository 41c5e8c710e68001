"""Bots of others: another company's, another role's, another person's."""

from __future__ import annotations

from typing import Any

import pytest

from functions.bots import (
    archive_bot,
    create_bot,
    get_bot,
    list_bot_templates,
    publish_bot,
    restore_bot,
    update_bot,
)
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.drafts import made_bot, persona, published_bot, unknown
from tests.support.http import Call, admit, person
from tests.support.logs import logged
from tests.support.tables import rows

ON_ONE_BOT: dict[Any, object] = {
    get_bot: None,
    update_bot: {"persona": {}, "version": 1},
    publish_bot: {"version": 1},
    archive_bot: None,
    restore_bot: None,
}


@pytest.fixture
def coach() -> Caller:
    return person(role="manager")


def _body(function: Any) -> object:
    if function is update_bot:
        return {"persona": persona(), "version": 1}
    return ON_ONE_BOT[function]


@pytest.mark.parametrize("function", ON_ONE_BOT, ids=lambda f: f.__name__.split(".")[-1])
def test_case_01_bot_when_of_another_company_should_read_as_unknown(
    coach: Caller, function: Any
) -> None:
    bot, stranger = published_bot(coach), person(role="admin")
    before = rows("bots")
    answers = [
        sent(function, Call(stranger, _body(function), path={"bot_id": bot_id}))
        for bot_id in (bot["bot_id"], unknown("bt"))
    ]
    assert [answer.status for answer in answers] == [404, 404]
    assert answers[0].body == answers[1].body
    assert rows("bots") == before


@pytest.mark.parametrize("function", ON_ONE_BOT, ids=lambda f: f.__name__.split(".")[-1])
def test_case_01_bot_when_of_another_company_should_leave_one_trace_of_who_asked(
    coach: Caller, function: Any
) -> None:
    bot, stranger = published_bot(coach), person(role="admin")
    with logged() as lines:
        sent(function, Call(stranger, _body(function), path={"bot_id": bot["bot_id"]}))
    (denied,) = [vars(line) for line in lines if line.getMessage() == "access.denied"]
    assert (denied["tenant"], denied["user_id"]) == (stranger.tenant, stranger.user_id)
    assert (denied["why"], denied["correlation_id"]) == ("not_found", "req-1")
    assert bot["bot_id"] not in str(denied)


def test_access_denied_when_nobody_was_refused_should_not_be_logged(coach: Caller) -> None:
    bot = published_bot(coach)
    with logged() as lines:
        sent(get_bot, Call(coach, path={"bot_id": bot["bot_id"]}))
    assert [line.getMessage() for line in lines] == ["request"]


def test_case_01_create_bot_when_source_is_another_companys_should_answer_404(
    coach: Caller,
) -> None:
    bot, stranger = made_bot(coach), person(role="admin")
    assert sent(create_bot, Call(stranger, {"copy_of": bot["bot_id"]})).status == 404


@pytest.mark.parametrize(
    "function",
    [create_bot, list_bot_templates, *list(ON_ONE_BOT)[1:]],
    ids=lambda f: f.__name__.split(".")[-1],
)
def test_bot_when_learner_tries_to_edit_should_answer_403(coach: Caller, function: Any) -> None:
    bot, learner = published_bot(coach), person(coach.tenant)
    before = rows("bots")
    path = {"bot_id": bot["bot_id"]}
    body = {"persona": persona()} if function is create_bot else ON_ONE_BOT.get(function)
    assert sent(function, Call(learner, body, path=path)).status == 403
    assert rows("bots") == before


def test_case_10_update_bot_when_disabled_should_answer_401_and_write_nothing(
    coach: Caller,
) -> None:
    bot = made_bot(coach)
    admit(coach, status="disabled")
    before = rows("bots")
    for function in (update_bot, publish_bot, archive_bot, restore_bot):
        call = Call(coach, _body(function), path={"bot_id": bot["bot_id"]})
        answer = sent(function, call)
        assert (answer.status, answer.code) == (401, "account_disabled")
    assert rows("bots") == before


@pytest.mark.parametrize("field", ["tenant_id", "score", "created_at", "owner_id", "published"])
def test_case_04_persona_when_it_holds_a_field_of_ours_should_answer_422(
    coach: Caller, field: str
) -> None:
    assert sent(create_bot, Call(coach, {"persona": persona(**{field: 1})})).status == 422
    assert not rows("bots")


@pytest.mark.parametrize("name", ["\u202eevil", "Аda", "名前 🎯", "<img src=x onerror=1>", "=1+1"])
def test_case_29_name_when_it_looks_odd_should_come_back_as_sent(coach: Caller, name: str) -> None:
    answer = sent(create_bot, Call(coach, {"persona": persona(name=name)}))
    assert answer.body["name"] == name
