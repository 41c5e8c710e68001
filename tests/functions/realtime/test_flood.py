"""A socket that talks too much: case 38."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from functions.realtime import ws_connect, ws_default
from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.realtime.pace import MOST_CONNECTIONS, MOST_FRAMES, Pace, pace
from tests.support.calls import watched
from tests.support.http import person
from tests.support.sockets import FakeSockets, frame, sockets


@pytest.fixture
def learner() -> Caller:
    return person()


@pytest.fixture
def far() -> Iterator[FakeSockets]:
    pace.cache_clear()
    with sockets() as fake:
        yield fake


def _standing_still() -> Any:
    moment = clock.now()
    return clock.set_to(lambda: moment)


def test_case_38_connection_when_it_floods_should_be_told_once_and_closed(
    learner: Caller, far: FakeSockets
) -> None:
    other = person(learner.tenant)
    for one, connection in ((learner, "loud"), (other, "quiet")):
        ws_connect.handler(frame(one, connection), None)
    with _standing_still(), watched() as calls:
        for _ in range(1_000):
            ws_default.handler(frame(learner, "loud", {"type": "ping"}), None)
        reads = [call for call in calls if call.service == "DynamoDB"]
        ws_default.handler(frame(other, "quiet", {"type": "ping"}), None)
    assert far.heard("loud")[-1] == {"type": "error", "code": "too_many_frames"}
    assert len(far.heard("loud")) == len(reads) + 1 == MOST_FRAMES + 1
    assert "loud" in far.hung_up
    assert (far.heard("quiet"), "quiet" in far.hung_up) == ([{"type": "pong"}], False)


def test_case_38_connection_when_it_talks_now_and_then_should_stay_open(
    learner: Caller, far: FakeSockets
) -> None:
    moment = clock.now()
    lasting = replace(learner, expires_at=clock.epoch(3_600))
    ws_connect.handler(frame(lasting, "c1"), None)
    for beat in range(3 * MOST_FRAMES):
        with clock.set_to(lambda at=moment + dt.timedelta(seconds=beat): at):  # type: ignore[misc]
            ws_default.handler(frame(learner, "c1", {"type": "ping"}), None)
    assert far.heard("c1") == [{"type": "pong"}] * 3 * MOST_FRAMES
    assert far.hung_up == []


def test_case_38_pace_when_connections_come_and_go_should_not_grow() -> None:
    pace = Pace()
    for number in range(MOST_CONNECTIONS * 2):
        pace.count(f"c{number}", 0)
    assert len(pace.windows) == MOST_CONNECTIONS
