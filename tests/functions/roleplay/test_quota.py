"""Case 48, the cost bomb: calls are counted for a person and for a company, by the hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from functions.roleplay import start_roleplay
from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.transaction import commit, overwrite
from sparring.roleplay import repository, starting
from tests.support.calls import sent
from tests.support.http import Answer, Call, person
from tests.support.practice import Company, company
from tests.support.tables import rows, tables

NOON = dt.datetime(2026, 11, 23, 12, 10, tzinfo=dt.UTC)
LEFT = 50 * 60


@pytest.fixture
def house() -> Iterator[Company]:
    with tables(), clock.set_to(lambda: NOON):
        yield company()


def _start(house: Company, caller: Caller, key: str = "") -> Answer:
    body = {"bot_id": house.bot_id, "rubric_id": house.rubric_id, "mode": "private"}
    headers = {"idempotency-key": key} if key else {}
    return sent(start_roleplay, Call(caller, body, headers=headers))


def _counted(house: Company, count: int, user_id: str | None = None) -> None:
    where = repository.starts_key(house.admin, clock.epoch() // starting.HOUR, user_id)
    commit(house.admin, [overwrite(where, {"count": count, "version": 1})])


def test_case_48_start_when_a_person_started_sixty_should_wait_for_the_next_hour(
    house: Company,
) -> None:
    answers = [_start(house, house.learner) for _ in range(61)]
    assert [one.status for one in answers] == [201] * 60 + [429]
    assert answers[-1].code == "too_many_calls"
    assert answers[-1].headers["retry-after"] == str(LEFT)
    calls = [row for row in rows("roleplay") if row["sk"] == "HEAD"]
    assert len(calls) == 60
    assert _start(house, person(tenant=house.admin.tenant)).status == 201
    later = NOON + dt.timedelta(seconds=LEFT)
    with clock.set_to(lambda: later):
        assert _start(house, house.learner).status == 201


def test_case_48_start_when_the_company_is_at_its_limit_should_be_refused(house: Company) -> None:
    _counted(house, starting.MOST_OF_A_COMPANY - 1)
    assert _start(house, house.learner).status == 201
    refused = _start(house, person(tenant=house.admin.tenant))
    assert (refused.status, refused.code) == (429, "too_many_calls")
    other = company()
    assert _start(other, other.learner).status == 201


def test_case_48_start_when_repeated_with_its_key_should_count_once(house: Company) -> None:
    _counted(house, starting.MOST_OF_A_PERSON - 1, house.learner.user_id)
    first = _start(house, house.learner, "once")
    assert _start(house, house.learner, "once").body["roleplay_id"] == first.body["roleplay_id"]
    assert _start(house, house.learner, "twice").status == 429


def test_case_48_counts_when_their_hour_is_over_should_go_by_themselves(house: Company) -> None:
    _start(house, house.learner)
    counts = [row for row in rows("roleplay") if "#STARTS" in row["pk"]]
    assert [row["count"] for row in counts] == [1, 1]
    assert {row["expires_at"] for row in counts} == {int(NOON.timestamp()) + 7200}
