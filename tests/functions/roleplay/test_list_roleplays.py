"""GET /v1/roleplays: narrowed and sorted by the service, over all pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from functions.roleplay import end_roleplay, list_roleplays
from sparring.kit.caller import Caller
from sparring.kit.declare import Role
from sparring.roleplay import repository
from tests.support.http import Call, admit, person, send
from tests.support.practice import Company, company, worked
from tests.support.tables import tables
from tests.support.wire import wire


@pytest.fixture
def house() -> Iterator[Company]:
    with tables():
        yield company()


def _page(house: Company, caller: Caller | None = None, /, **query: str) -> dict[str, Any]:
    body: dict[str, Any] = worked(send(list_roleplays, Call(caller or house.learner, query=query)))
    return body


def _ids(page: dict[str, Any]) -> list[str]:
    return [one["roleplay_id"] for one in page["items"]]


def _scored(house: Company, score: float, passed: bool, mode: str = "private") -> str:
    """A call that ended and was scored; its list rows are what a list reads."""
    call = house.begin(mode)
    worked(house.say(call, "Hi, this is Kim from Northwind.", "k1"))
    worked(send(end_roleplay, Call(house.learner, {}, path={"roleplay_id": call})))
    held = repository.load_whole(house.learner, call).roleplay
    changed = {**held.__dict__, "score": score, "passed": passed}
    repository.save_score(house.learner, type(held)(**changed))
    return call


def test_list_roleplays_when_filtered_should_keep_what_was_asked_for(house: Company) -> None:
    low, high = _scored(house, 1.5, False), _scored(house, 4.5, True, "official")
    going = house.begin()
    assert _ids(_page(house)) == [going, high, low]
    assert _ids(_page(house, result="passed")) == [high]
    assert _ids(_page(house, result="failed")) == [low]
    assert _ids(_page(house, result="active")) == [going]
    assert _ids(_page(house, result="unscored")) == []
    assert _ids(_page(house, mode="official")) == [high]
    assert _ids(_page(house, bot_id=house.bot_id)) == [going, high, low]
    assert _ids(_page(house, bot_id="bo_00000000000000000000000000")) == []


def test_list_roleplays_when_sorted_should_put_missing_values_last(house: Company) -> None:
    low, high = _scored(house, 1.5, False), _scored(house, 4.5, True)
    going = house.begin()
    assert _ids(_page(house, sort="score")) == [low, high, going]
    assert _ids(_page(house, sort="-score")) == [high, low, going]
    assert _ids(_page(house, sort="started_at")) == [low, high, going]


def test_list_roleplays_when_searched_should_find_every_word_in_any_case(house: Company) -> None:
    call = house.begin()
    (card,) = _page(house)["items"]
    assert _ids(_page(house, q=f"{card['company'].upper()} {card['bot_name'].lower()}")) == [call]
    assert _ids(_page(house, q="nobody-of-that-name")) == []


@pytest.mark.parametrize("query", [{"mode": "official"}, {"sort": "-score"}, {"sort": "bot_name"}])
def test_list_roleplays_when_narrowed_should_page_through_everything_once(
    house: Company, query: dict[str, str]
) -> None:
    calls = []
    for number in range(5):
        calls.append(_scored(house, number, True, "official"))
        house.begin()
    wanted = {**query, "mode": "official"}
    seen, cursor = [], ""
    for _ in range(5):
        page = _page(house, limit="1", **wanted, **({"cursor": cursor} if cursor else {}))
        seen += _ids(page)
        cursor = page["next_cursor"] or ""
    assert cursor == ""
    assert sorted(seen) == sorted(calls)


def test_list_roleplays_when_filter_changes_should_refuse_the_old_cursor(house: Company) -> None:
    for _ in range(2):
        house.begin()
    cursor = _page(house, limit="1")["next_cursor"]
    changed = Call(house.learner, query={"cursor": cursor, "mode": "private"})
    assert send(list_roleplays, changed).status == 400


@pytest.mark.parametrize(
    "query", [{"sort": "password"}, {"result": "won"}, {"mode": "secret"}, {"q": "x" * 81}]
)
def test_list_roleplays_when_filter_is_unknown_should_answer_422(
    house: Company, query: dict[str, str]
) -> None:
    assert send(list_roleplays, Call(house.learner, query=query)).status == 422


def test_list_roleplays_when_narrowed_should_still_need_one_query(house: Company) -> None:
    house.begin()
    for query in ({"mode": "private"}, {"sort": "score"}):
        with wire() as watched:
            _page(house, **query)
        assert watched.calls.count("Query") == len(watched.calls) == 1, query


def test_list_roleplays_when_manager_leads_a_team_should_show_its_official_calls(
    house: Company,
) -> None:
    north = _member(house, "learner", "tm_north")
    south = _member(house, "learner", "tm_south")
    calls = {one: house.begin("official", one) for one in (north, south)}
    house.begin("private", north)
    leader = _member(house, "manager", "tm_north")
    assert _ids(_page(house, leader, scope="official")) == [calls[north]]
    everybody = _page(house, house.admin, scope="official", sort="started_at")
    assert _ids(everybody) == list(calls.values())
    one = _page(house, house.admin, scope="official", user_id=south.user_id)
    assert _ids(one) == [calls[south]]
    assert _ids(_page(house, leader, scope="official", user_id=south.user_id)) == []


def _member(house: Company, role: Role, team_id: str) -> Caller:
    caller = person(tenant=house.admin.tenant, role=role)
    admit(caller, team_id=team_id)
    return caller
