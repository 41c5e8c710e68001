"""Sockets: who may open one, whose frames count, and when one ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from functions.realtime import (
    authorize_socket,
    create_socket_ticket,
    ws_connect,
    ws_default,
    ws_disconnect,
)
from sparring.kit import clock, push
from sparring.kit.caller import Caller
from sparring.realtime.pace import pace
from tests.support.calls import sent, ungranted, watched
from tests.support.faults import faulty
from tests.support.http import Call, admit, person
from tests.support.sockets import FakeSockets, frame, sockets
from tests.support.tables import WEB_ORIGIN, rows


@pytest.fixture
def learner() -> Caller:
    return person()


@pytest.fixture
def far() -> Iterator[FakeSockets]:
    pace.cache_clear()
    with sockets() as fake:
        yield fake


def _ticket(caller: Caller) -> str:
    return str(sent(create_socket_ticket, Call(caller)).body["ticket"])


def _knock(ticket: str | None, origin: str = WEB_ORIGIN) -> dict[str, Any]:
    """What the authorizer says to a connection."""
    event: dict[str, Any] = {
        "methodArn": "arn:aws:execute-api:eu-central-1:000000000000:api/ws/$connect",
        "headers": {"Origin": origin},
        "queryStringParameters": None if ticket is None else {"ticket": ticket},
    }
    with watched() as calls:
        answer = authorize_socket.handler(event, None)
    assert not ungranted(authorize_socket.DECLARATION, calls)
    return answer


def _effect(answer: dict[str, Any]) -> str:
    return str(answer["policyDocument"]["Statement"][0]["Effect"])


def _open(caller: Caller, connection: str) -> None:
    assert ws_connect.handler(frame(caller, connection), None) == {"statusCode": 200}


def _live(caller: Caller) -> set[str]:
    found = [row for row in rows("realtime") if row["sk"] == f"USER#{caller.user_id}"]
    return set(found[0]["connections"]) if found else set()


def _later(seconds: float) -> Any:
    moment = clock.now() + dt.timedelta(seconds=seconds)
    return clock.set_to(lambda: moment)


def test_ticket_when_used_at_once_should_admit_its_owner(learner: Caller) -> None:
    answer = _knock(_ticket(learner))
    assert _effect(answer) == "Allow"
    assert answer["context"] == {
        "tenant": learner.tenant,
        "user_id": learner.user_id,
        "role": "learner",
        "expires": str(learner.expires_at),
    }


def test_ticket_when_stored_should_be_a_fingerprint_only(learner: Caller) -> None:
    ticket = _ticket(learner)
    assert ticket.partition(".")[2] not in str(rows("realtime"))


def test_case_34_connect_when_ticket_is_missing_or_forged_should_be_denied(
    learner: Caller,
) -> None:
    good = _ticket(learner)
    forged = [None, "", ".", "x", f"{learner.tenant}.", f"{learner.tenant}.{'A' * 43}", good + "A"]
    forged += [good.replace(learner.tenant, person().tenant), f"T#x#{good}", "a." + "b" * 300]
    forged += ["tn_\udcff.x", "😀.a", good + "\ufe0f"]
    assert {_effect(_knock(one)) for one in forged} == {"Deny"}
    assert _effect(_knock(good)) == "Allow"


def test_case_34_connect_when_ticket_was_used_should_be_denied(learner: Caller) -> None:
    ticket = _ticket(learner)
    assert [_effect(_knock(ticket)) for _ in range(3)] == ["Allow", "Deny", "Deny"]


def test_case_34_connect_when_ticket_is_over_a_minute_old_should_be_denied(
    learner: Caller,
) -> None:
    ticket = _ticket(learner)
    with _later(61):
        assert _effect(_knock(ticket)) == "Deny"
    assert _effect(_knock(ticket)) == "Deny"


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "https://evil.example",
        WEB_ORIGIN + ".evil.example",
        WEB_ORIGIN + "/",
        "ünïcode",
        "\udcff",
    ],
    ids=ascii,
)
def test_case_34_connect_when_origin_is_another_should_be_denied(
    learner: Caller, origin: str
) -> None:
    ticket = _ticket(learner)
    assert _effect(_knock(ticket, origin)) == "Deny"
    assert _effect(_knock(ticket)) == "Allow"


def test_case_34_frame_when_renewed_with_anothers_ticket_should_be_refused(
    learner: Caller, far: FakeSockets
) -> None:
    other = person(learner.tenant)
    _open(learner, "c1")
    for body in ({"type": "renew", "ticket": _ticket(other)}, {"type": "renew"}):
        assert ws_default.handler(frame(learner, "c1", body), None) == {"statusCode": 401}
    assert far.sent == [("c1", {"type": "error", "code": "bad_ticket"})] * 2


def test_case_10_ticket_when_account_is_disabled_should_not_be_made(learner: Caller) -> None:
    admit(learner, status="disabled")
    answer = sent(create_socket_ticket, Call(learner))
    assert (answer.status, answer.code) == (401, "account_disabled")


@pytest.mark.parametrize(
    "change", [{"status": "disabled"}, {"role": "admin"}, {"not_before": 2**33}], ids=str
)
def test_case_10_ticket_when_its_holder_changed_since_should_open_nothing(
    learner: Caller, far: FakeSockets, change: dict[str, object]
) -> None:
    _open(learner, "c1")
    opening, renewing = _ticket(learner), {"type": "renew", "ticket": _ticket(learner)}
    admit(learner, **change)
    assert _effect(_knock(opening)) == "Deny"
    assert ws_default.handler(frame(learner, "c1", renewing), None) == {"statusCode": 401}
    assert "renewed" not in str(far.sent)


def test_connect_when_opened_should_be_remembered_until_closed(learner: Caller) -> None:
    _open(learner, "c1")
    _open(learner, "c2")
    assert _live(learner) == {"c1", "c2"}
    ws_disconnect.handler(frame(learner, "c1"), None)
    assert _live(learner) == {"c2"}


def test_connect_when_repeated_should_change_nothing(learner: Caller) -> None:
    for _ in range(3):
        _open(learner, "c1")
    assert _live(learner) == {"c1"}
    for _ in range(2):
        assert ws_disconnect.handler(frame(learner, "c1"), None) == {"statusCode": 200}
    assert _live(learner) == set()


def test_connect_when_there_are_too_many_should_keep_the_newest_eight(learner: Caller) -> None:
    for number in range(11):
        _open(replace(learner, expires_at=learner.expires_at + number), f"c{number}")
    assert _live(learner) == {f"c{number}" for number in range(3, 11)}


def test_connect_when_acknowledgement_is_lost_should_be_remembered_once(learner: Caller) -> None:
    with faulty("lost_ack", "throttle", "lost_ack"):
        _open(learner, "c1")
    assert _live(learner) == {"c1"}


def test_ping_when_sent_should_be_answered(learner: Caller, far: FakeSockets) -> None:
    _open(learner, "c1")
    with watched() as calls:
        ws_default.handler(frame(learner, "c1", {"type": "ping"}), None)
    assert far.heard("c1") == [{"type": "pong"}]
    assert not ungranted(ws_default.DECLARATION, calls)


def test_case_36_frame_when_it_claims_another_sender_should_answer_its_own_connection(
    learner: Caller, far: FakeSockets
) -> None:
    other = person(learner.tenant)
    _open(learner, "mine")
    _open(other, "theirs")
    claim = {"type": "ping", "connectionId": "theirs", "from": other.user_id, "tenant": "tn_x"}
    ws_default.handler(frame(learner, "mine", claim), None)
    assert far.sent == [("mine", {"type": "pong"})]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("not json", 400),
        ("[]", 400),
        ('{"type": NaN}', 400),
        ('{"type": "ping", "type": "pong"}', 400),
        ("[" * 5000, 400),
        ({"type": "x" * 40_000}, 413),
        ({"type": "dance"}, 400),
        ({}, 400),
        ({"type": ["ping"]}, 400),
    ],
    ids=lambda value: str(value)[:20],
)
def test_frame_when_malformed_should_be_refused(
    learner: Caller, far: FakeSockets, body: object, status: int
) -> None:
    _open(learner, "c1")
    assert ws_default.handler(frame(learner, "c1", body), None) == {"statusCode": status}
    (told,) = far.heard("c1")
    assert told["type"] == "error"
    assert told["code"] in {"malformed", "too_large", "unknown_type"}


def test_frame_when_authorizer_context_is_missing_should_be_refused(learner: Caller) -> None:
    event = frame(learner, "c1", {"type": "ping"})
    del event["requestContext"]["authorizer"]
    assert ws_default.handler(event, None) == {"statusCode": 401}


def test_case_39_push_when_connection_is_gone_should_go_on_with_the_others(
    learner: Caller, far: FakeSockets
) -> None:
    """A connection that died without `$disconnect` answers 410; the others still hear."""
    far.gone.add("dead")
    for connection in ("dead", "alive"):
        _open(learner, connection)
    push.notify(learner, learner.user_id, {"type": "notice"})
    assert far.heard("alive") == [{"type": "notice"}]
    assert _live(learner) == {"alive"}


def test_case_39_connection_when_its_time_is_over_should_not_be_pushed_to(
    learner: Caller, far: FakeSockets
) -> None:
    _open(learner, "c1")
    with _later(601):
        push.notify(replace(learner), learner.user_id, {"type": "notice"})
        assert far.sent == []
        _open(replace(learner, expires_at=clock.epoch(600)), "c2")
    assert _live(learner) == {"c2"}


def test_case_39_connections_when_stored_should_expire_by_themselves(learner: Caller) -> None:
    _open(learner, "c1")
    (row,) = [row for row in rows("realtime") if row["pk"].endswith("#SOCKETS")]
    assert clock.epoch() < row["expires_at"] <= clock.epoch(3 * 3600)


def test_case_40_frame_when_token_behind_it_has_ended_should_close_the_socket(
    learner: Caller, far: FakeSockets
) -> None:
    _open(learner, "c1")
    with _later(601):
        ws_default.handler(frame(learner, "c1", {"type": "ping"}), None)
    assert (far.sent, far.hung_up) == ([], ["c1"])


def test_case_40_socket_when_renewed_in_time_should_stay_open(
    learner: Caller, far: FakeSockets
) -> None:
    _open(learner, "c1")
    with _later(500):
        fresh = replace(learner, expires_at=clock.epoch(600))
        renewing = {"type": "renew", "ticket": _ticket(fresh)}
        ws_default.handler(frame(learner, "c1", renewing), None)
        assert far.heard("c1") == [{"type": "renewed", "expires_at": fresh.expires_at}]
    with _later(700):
        ws_default.handler(frame(learner, "c1", {"type": "ping"}), None)
        assert far.heard("c1")[-1] == {"type": "pong"}
    assert far.hung_up == []


def test_case_40_frame_when_connection_was_never_opened_should_close_it(
    learner: Caller, far: FakeSockets
) -> None:
    ws_default.handler(frame(learner, "unknown", {"type": "ping"}), None)
    assert far.hung_up == ["unknown"]


def test_case_35_push_when_for_another_company_should_reach_nobody_of_ours(
    learner: Caller, far: FakeSockets
) -> None:
    _open(learner, "c1")
    push.notify(person(role="admin"), learner.user_id, {"type": "notice"})
    assert far.sent == []


def test_push_when_message_is_too_large_should_not_be_sent(
    learner: Caller, far: FakeSockets
) -> None:
    assert push.send(("c1",), {"type": "notice", "text": "x" * 33_000}) == ()
    assert far.sent == []
