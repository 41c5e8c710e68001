"""Turns: answered once, in order, never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from functions.realtime import ws_connect
from functions.roleplay import end_roleplay, get_roleplay, send_turn, start_roleplay
from functions.scoring import create_rubric
from tests.support.calls import ungranted, watched
from tests.support.faults import faulty
from tests.support.http import Call, person, send
from tests.support.practice import Company, announced, company, worked
from tests.support.sockets import frame, sockets
from tests.support.tables import rows, tables

LINES = (
    "Hi, this is Kim from Northwind. Did I catch you at a bad time?",
    "How do you handle that today?",
    "What happens when it goes wrong?",
    "What does that cost you in a month?",
)


@pytest.fixture
def house() -> Iterator[Company]:
    with tables():
        yield company()


def _read(house: Company, roleplay_id: str) -> dict[str, object]:
    body: dict[str, object] = worked(
        send(get_roleplay, Call(house.learner, path={"roleplay_id": roleplay_id}))
    )
    return body


def test_send_turn_when_call_is_active_should_answer_and_number_turns(house: Company) -> None:
    call = house.begin()
    for number, line in enumerate(LINES):
        answer = worked(house.say(call, line, f"k{number}"))
        assert answer["reply"]["text"]
    seen = _read(house, call)
    turns = seen["turns"]
    assert isinstance(turns, list)
    assert [one["turn"] for one in turns] == list(range(1, len(turns) + 1))
    assert [one["text"] for one in turns if one["speaker"] == "rep"] == list(LINES)
    assert turns[0]["speaker"] == "buyer"


def test_send_turn_when_key_is_repeated_should_answer_the_same_once(house: Company) -> None:
    call = house.begin()
    first = worked(house.say(call, LINES[0], "same"))
    again = worked(house.say(call, LINES[0], "same"))
    assert first == again
    turns = _read(house, call)["turns"]
    assert isinstance(turns, list)
    assert len(turns) == 3


def test_send_turn_when_key_is_reused_for_other_words_should_refuse(house: Company) -> None:
    call = house.begin()
    worked(house.say(call, LINES[0], "same"))
    assert house.say(call, LINES[1], "same").code == "key_reused"


def test_case_31_send_turn_when_call_is_ended_should_refuse(house: Company) -> None:
    call = house.begin()
    worked(house.say(call, LINES[0], "k1"))
    worked(send(end_roleplay, Call(house.learner, path={"roleplay_id": call})))
    answer = house.say(call, LINES[1], "k2")
    assert (answer.status, answer.code) == (409, "roleplay_ended")


@pytest.mark.parametrize(
    "body",
    [
        {"text": "hi", "score": 5},
        {"text": "hi", "at": "2020-01-01T00:00:00Z"},
        {"text": "hi", "turn": 9},
        {"text": ""},
        {"text": "   "},
        {"text": "\u200b\u2060\ufeff"},
        {"text": "\u202e\u3164"},
        {"text": "x" * 4001},
        {},
    ],
)
def test_case_31_send_turn_when_body_is_wrong_should_refuse(
    house: Company, body: dict[str, object]
) -> None:
    call = house.begin()
    request = Call(
        house.learner, body, path={"roleplay_id": call}, headers={"idempotency-key": "k"}
    )
    assert send(send_turn, request).status == 422


def _sockets_of(house: Company) -> set[str]:
    (row,) = [one for one in rows("realtime") if one["sk"] == f"USER#{house.learner.user_id}"]
    return set(row["connections"])


def _call_heard_by(house: Company, *connections: str) -> str:
    for connection in connections:
        ws_connect.handler(frame(house.learner, connection), None)
    return house.begin()


def test_case_39_send_turn_when_a_socket_is_gone_should_forget_it_and_answer(
    house: Company,
) -> None:
    with sockets() as far, watched() as calls:
        call = _call_heard_by(house, "dead", "alive")
        far.gone.add("dead")
        calls.clear()
        answer = house.say(call, LINES[0], "k")
    assert not ungranted(send_turn.DECLARATION, calls)
    assert worked(answer)["reply"]["text"]
    assert _sockets_of(house) == {"alive"}
    assert {message["type"] for message in far.heard("alive")} == {"reply.chunk"}


def test_send_turn_when_its_sockets_live_should_read_once_and_write_once(house: Company) -> None:
    with sockets(), watched() as calls:
        call = _call_heard_by(house, "alive")
        calls.clear()
        worked(house.say(call, LINES[0], "k"))
    tables_only = [one.operation for one in calls if one.service == "DynamoDB"]
    assert tables_only == ["BatchGetItem", "TransactWriteItems"]


def test_case_39_send_turn_when_the_gone_cannot_be_forgotten_should_answer_all_the_same(
    house: Company,
) -> None:
    with sockets() as far:
        call = _call_heard_by(house, "dead")
        far.gone.add("dead")
        with faulty(None, None, "throttle", "throttle", "throttle", "throttle") as faults:
            answer = house.say(call, LINES[0], "k")
    assert faults.happened
    assert worked(answer)["reply"]["text"]
    assert _sockets_of(house) == {"dead"}


def test_send_turn_when_key_is_missing_should_refuse(house: Company) -> None:
    request = Call(house.learner, {"text": "hi"}, path={"roleplay_id": house.begin()})
    assert send(send_turn, request).status == 422


def test_case_01_send_turn_when_call_is_foreign_should_read_like_unknown(house: Company) -> None:
    call = house.begin()
    stranger, colleague = person(role="admin"), person(tenant=house.admin.tenant)
    unknown = house.say("rp_" + "0" * 26, "hi", "k", stranger)
    for other in (stranger, colleague, house.admin):
        answer = house.say(call, "hi", "k", other)
        assert (answer.status, answer.body["detail"]) == (404, unknown.body["detail"])


@pytest.mark.parametrize("field", ["bot_id", "rubric_id"])
def test_case_03_start_roleplay_when_a_part_is_another_companys_should_read_like_unknown(
    house: Company, field: str
) -> None:
    """An own call, with a bot or a rubric that belongs to somebody else."""
    theirs = company()
    copied = Call(theirs.admin, {"copy_of": theirs.rubric_id})
    foreign = {
        "bot_id": theirs.bot_id,
        "rubric_id": worked(send(create_rubric, copied))["rubric_id"],
    }
    own = {"bot_id": house.bot_id, "rubric_id": house.rubric_id, "mode": "private"}
    before = rows("roleplay")
    unknown = foreign[field][:3] + "0" * 25 + "z"
    answers = [
        send(start_roleplay, Call(house.learner, {**own, field: one}))
        for one in (foreign[field], unknown)
    ]
    assert [one.status for one in answers] == [404, 404]
    assert answers[0].body == answers[1].body
    assert rows("roleplay") == before


def test_case_47_get_roleplay_when_call_is_active_should_hide_what_is_hidden(
    house: Company,
) -> None:
    from sparring.buyer.templates import templates

    persona = next(iter(templates().values()))
    call = house.begin()
    text = str(_read(house, call))
    assert not [fact.text for fact in persona.hidden_facts if fact.text in text]
    assert "needs_trust" not in text
    ended = worked(send(end_roleplay, Call(house.learner, path={"roleplay_id": call})))
    assert ended["untold"]


def test_start_roleplay_when_key_is_repeated_should_start_once(house: Company) -> None:
    body = {"bot_id": house.bot_id, "rubric_id": house.rubric_id, "mode": "official"}
    request = Call(house.learner, body, headers={"idempotency-key": "s1"})
    first, again = worked(send(start_roleplay, request)), worked(send(start_roleplay, request))
    assert first == again
    assert len(announced("roleplay", "RoleplayStarted")) == 1


def test_end_roleplay_when_repeated_should_announce_once(house: Company) -> None:
    call = house.begin()
    path = {"roleplay_id": call}
    worked(house.say(call, LINES[0], "k1"))
    first = worked(send(end_roleplay, Call(house.learner, path=path)))
    assert worked(send(end_roleplay, Call(house.learner, path=path))) == first
    assert len(announced("roleplay", "RoleplayEnded")) == 1
