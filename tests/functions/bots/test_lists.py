"""Lists of bots: filters, search, pages, cursors."""

from __future__ import annotations

from typing import Any

import pytest

from functions.bots import list_bots, publish_bot, update_bot
from functions.scoring import list_rubrics
from sparring.kit import clock
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.drafts import made_bot, persona, published_bot
from tests.support.http import Call, person


@pytest.fixture
def coach() -> Caller:
    return person(role="manager")


def _names(caller: Caller, **query: str) -> list[str]:
    answer = sent(list_bots, Call(caller, query=query))
    assert answer.status == 200, answer.body
    return [one["name"] for one in answer.body["items"]]


def _pages(caller: Caller, limit: int) -> list[str]:
    """Every name, following the cursor to the end."""
    names: list[str] = []
    query = {"limit": str(limit)}
    while True:
        body: Any = sent(list_bots, Call(caller, query=query)).body
        assert len(body["items"]) <= limit
        names += [one["name"] for one in body["items"]]
        if body["next_cursor"] is None:
            return names
        query["cursor"] = body["next_cursor"]


def _cursor(caller: Caller) -> str:
    for name in ("One", "Two", "Three"):
        made_bot(caller, name=name)
    return str(sent(list_bots, Call(caller, query={"limit": "1"})).body["next_cursor"])


def test_list_bots_when_learner_asks_should_show_published_only(coach: Caller) -> None:
    made_bot(coach, name="Draft")
    published_bot(coach, name="Published")
    learner = person(coach.tenant)
    assert _names(learner) == ["Published"]
    assert _names(learner, status="draft") == ["Published"]
    assert _names(coach) == ["Published", "Draft"]


def test_list_bots_when_a_draft_is_not_published_yet_should_hide_it_from_learners(
    coach: Caller,
) -> None:
    bot, learner = published_bot(coach, name="Known", difficulty="easy"), person(coach.tenant)
    change = {"persona": persona(name="Secret", difficulty="hard"), "version": bot["version"]}
    path = {"bot_id": bot["bot_id"]}
    changed = sent(update_bot, Call(coach, change, path=path)).body
    assert (_names(learner), _names(coach)) == (["Known"], ["Secret"])
    assert (_names(learner, q="secret"), _names(learner, difficulty="hard")) == ([], [])
    assert _names(learner, q="known", difficulty="easy") == ["Known"]
    sent(publish_bot, Call(coach, {"version": changed["version"]}, path=path))
    assert _names(learner) == ["Secret"]


def test_list_bots_when_filtered_should_show_what_fits(coach: Caller) -> None:
    made_bot(coach, name="Easy", difficulty="easy", call_type="discovery")
    made_bot(coach, name="Hard", difficulty="hard", call_type="demo")
    assert _names(coach, difficulty="hard") == ["Hard"]
    assert _names(coach, call_type="discovery") == ["Easy"]
    assert _names(coach, status="published") == []
    assert _names(coach, q="EAS") == ["Easy"]


def test_list_bots_when_paged_should_show_each_once(coach: Caller) -> None:
    made = [made_bot(coach, name=f"Bot {n}")["name"] for n in range(5)]
    for limit in (1, 2, 3, 5, 6):
        assert _pages(coach, limit) == list(reversed(made))


def test_list_bots_when_a_filter_is_unknown_should_refuse(coach: Caller) -> None:
    for query in ({"status": "secret"}, {"call_type": "x"}, {"difficulty": "1"}, {"q": "a" * 81}):
        assert sent(list_bots, Call(coach, query=query)).status == 422


@pytest.mark.parametrize("limit", ["0", "-1", "1000000000", "1e3", "101", "ten", "", "1.5"])
def test_case_26_limit_when_out_of_range_should_be_refused(coach: Caller, limit: str) -> None:
    answer = sent(list_bots, Call(coach, query={"limit": limit}))
    assert answer.status == 422
    assert answer.body["errors"][0]["field"] == "limit"


def test_case_25_cursor_when_changed_should_be_refused(coach: Caller) -> None:
    cursor = _cursor(coach)
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    forged = [cursor[:-1] + one for one in last if one != cursor[-1]]
    forged += [("B" if cursor[0] != "B" else "C") + cursor[1:], cursor[:-4]]
    forged += [cursor + "AAAA", "", "AAAA", "*" * 20, "ünïcode", "a" * 1024]
    for one in forged:
        answer = sent(list_bots, Call(coach, query={"limit": "1", "cursor": one}))
        assert (answer.status, answer.code) == (400, "bad_cursor"), one


def test_case_25_cursor_when_of_another_tenant_should_be_refused(coach: Caller) -> None:
    cursor = _cursor(coach)
    for other in (person(role="manager"), person(coach.tenant, "manager")):
        answer = sent(list_bots, Call(other, query={"limit": "1", "cursor": cursor}))
        assert (answer.status, answer.code) == (400, "bad_cursor")


def test_case_25_cursor_when_of_another_filter_should_be_refused(coach: Caller) -> None:
    query = {"limit": "1", "cursor": _cursor(coach), "status": "draft"}
    answer = sent(list_bots, Call(coach, query=query))
    assert (answer.status, answer.code) == (400, "bad_cursor")


def test_case_25_cursor_when_of_another_route_should_be_refused(coach: Caller) -> None:
    query = {"limit": "1", "cursor": _cursor(coach)}
    answer = sent(list_rubrics, Call(coach, query=query))
    assert (answer.status, answer.code) == (400, "bad_cursor")


def test_case_25_cursor_when_a_day_old_should_be_refused(coach: Caller) -> None:
    import datetime as dt

    cursor, later = _cursor(coach), clock.now() + dt.timedelta(hours=25)
    with clock.set_to(lambda: later):
        answer = sent(list_bots, Call(coach, query={"limit": "1", "cursor": cursor}))
    assert (answer.status, answer.code) == (400, "bad_cursor")
    assert "expired" in answer.body["detail"]


@pytest.mark.parametrize(
    "words",
    [
        "begins_with(pk, :x)",
        "#",
        "' OR '1'='1",
        ":pk",
        "#version",
        "attribute_exists(pk)",
        "%",
        ".*",
        "\u0000",
        "{$ne: null}",
    ],
)
def test_case_27_search_when_it_looks_like_an_expression_should_be_data(
    coach: Caller, words: str
) -> None:
    made_bot(coach, name="Ada Byron")
    made_bot(coach, name=f"x {words.replace(chr(0), '')} y"[:80])
    found = _names(coach, q=words)
    assert "Ada Byron" not in found
    assert len(found) <= 1


def test_case_01_list_when_another_company_asks_should_show_nothing_of_ours(coach: Caller) -> None:
    published_bot(coach, name="Ours")
    assert _names(person(role="admin")) == []
