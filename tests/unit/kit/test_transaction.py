"""Commits: all or nothing, once, with their facts, whatever the wire does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace as changed

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from sparring.kit import ids
from sparring.kit.caller import Caller, Standing, platform
from sparring.kit.errors import Unauthorized, Unavailable
from sparring.kit.table import Key, fetch, key
from sparring.kit.transaction import (
    Fact,
    Raced,
    Write,
    commit,
    create,
    overwrite,
    remove,
    replace,
    take,
    unchanged,
)
from tests.support.calls import watched
from tests.support.faults import Fault, faulty
from tests.support.http import admit, person
from tests.support.tables import facts, rows, tables

LOST: tuple[Fault, ...] = ("lost_ack",) * 4
THROTTLED: tuple[Fault, ...] = ("throttle",) * 4


@pytest.fixture(autouse=True)
def _tables() -> Iterator[None]:
    with tables("auth", "bots"):
        yield


@pytest.fixture
def caller() -> Caller:
    return platform("tn_1")


def _at(caller: Caller, name: str) -> Key:
    return key(caller, "bots", ["THINGS"], name)


def _all(caller: Caller) -> dict[str, int]:
    """What is there: value by sort key, outbox aside."""
    return {row["sk"]: row.get("value", 0) for row in rows("bots") if row["sk"] != "EVT"}


def test_commit_when_done_should_write_everything_and_its_facts(caller: Caller) -> None:
    writes = [create(_at(caller, "a"), {"value": 1}), create(_at(caller, "b"), {"value": 2})]
    commit(caller, writes, [Fact("Happened", {"n": 1}), Fact("Happened", {"n": 2})])
    assert _all(caller) == {"a": 1, "b": 2}
    assert [fact["payload"] for fact in facts("bots")] == [{"n": 1}, {"n": 2}]


@pytest.mark.parametrize(
    "spoiler",
    [
        lambda c: create(_at(c, "there"), {"value": 9}),
        lambda c: replace(_at(c, "there"), {"value": 9, "version": 7}),
        lambda c: replace(_at(c, "missing"), {"value": 9, "version": 1}),
        lambda c: take(_at(c, "there"), 7),
        lambda c: take(_at(c, "missing"), 1),
        lambda c: unchanged(_at(c, "there"), 7),
    ],
    ids=["create", "replace", "replace missing", "take", "take missing", "unchanged"],
)
def test_commit_when_one_condition_fails_should_write_nothing(
    caller: Caller, spoiler: Callable[[Caller], Write]
) -> None:
    commit(caller, [create(_at(caller, "there"), {"value": 1})])
    write = spoiler(caller)
    with pytest.raises(Raced) as raced:
        commit(caller, [create(_at(caller, "new"), {}), write], [Fact("Happened", {})])
    assert raced.value.where == (write.where,)
    assert _all(caller) == {"there": 1}
    assert not facts("bots")


@pytest.mark.parametrize("lost", [1, 2])
def test_commit_when_answers_are_lost_should_apply_once(caller: Caller, lost: int) -> None:
    commit(caller, [create(_at(caller, "a"), {"value": 1})])
    with faulty(*LOST[:lost]) as faults:
        item = {"value": 2, "version": 1}
        commit(caller, [replace(_at(caller, "a"), item)], [Fact("Happened", {})])
    assert len(faults.happened) == lost
    (row,) = [row for row in rows("bots") if row["sk"] == "a"]
    assert (row["value"], row["version"]) == (2, 2)
    assert len(facts("bots")) == 1


def test_commit_when_all_answers_are_lost_should_raise_and_have_applied(caller: Caller) -> None:
    """The caller cannot know; the marker or version of the use case tells its repeat."""
    with faulty(*LOST), pytest.raises(ReadTimeoutError):
        commit(caller, [create(_at(caller, "a"), {"value": 1})])
    assert _all(caller) == {"a": 1}


def test_commit_when_throttled_for_a_moment_should_get_through(caller: Caller) -> None:
    with faulty("throttle", "throttle"):
        commit(caller, [create(_at(caller, "a"), {"value": 1})])
    assert _all(caller) == {"a": 1}


def test_commit_when_over_a_hundred_items_should_raise_and_never_split(caller: Caller) -> None:
    writes = [create(_at(caller, f"n{number}"), {}) for number in range(100)]
    with watched() as calls, pytest.raises(ValueError, match="101 items"):
        commit(caller, writes, [Fact("Happened", {})])
    assert not calls
    commit(caller, writes)
    assert len(_all(caller)) == 100


def test_remove_when_repeated_should_be_harmless(caller: Caller) -> None:
    commit(caller, [overwrite(_at(caller, "a"), {"value": 1})])
    for _ in range(2):
        commit(caller, [remove(_at(caller, "a"))])
    assert _all(caller) == {}


def test_take_when_two_try_should_let_one_have_it(caller: Caller) -> None:
    commit(caller, [create(_at(caller, "a"), {})])
    commit(caller, [take(_at(caller, "a"), 1)])
    with pytest.raises(Raced):
        commit(caller, [take(_at(caller, "a"), 1)])


def test_commit_when_caller_was_never_verified_should_look_first() -> None:
    learner = person()
    stale = changed(learner, standing=Standing())
    admit(learner, status="disabled")
    with pytest.raises(Unauthorized):
        commit(stale, [create(_at(stale, "a"), {})])
    assert _all(stale) == {}


def test_fetch_when_keys_are_many_should_keep_their_order(caller: Caller) -> None:
    commit(caller, [create(_at(caller, name), {"value": ord(name)}) for name in "cab"])
    with watched() as calls:
        found = fetch(caller, *(_at(caller, name) for name in "abxca"))
    assert [row and row["value"] for row in found] == [97, 98, None, 99, 97]
    assert [call.operation for call in calls] == ["BatchGetItem"]


def test_fetch_when_throttled_to_the_end_should_be_told(caller: Caller) -> None:
    with faulty(*THROTTLED), pytest.raises(ClientError, match="Throttling"):
        fetch(caller, _at(caller, "a"))


@pytest.mark.parametrize("part", ["a#b", "#", "T#other"])
def test_case_28_key_when_a_part_holds_the_delimiter_should_raise(part: str) -> None:
    with pytest.raises(ValueError, match="delimiter"):
        key(platform("tn_1"), "bots", ["BOT", part], "x")
    with pytest.raises(ValueError, match="delimiter"):
        key(platform(part), "bots", ["BOT"], "x")


def test_key_when_made_should_begin_with_its_tenant() -> None:
    assert key(platform("tn_1"), "bots", ["BOT", "bt_1"], "V#1").pk == "T#tn_1#BOT#bt_1"


def test_unavailable_when_answered_should_say_when_to_come_back() -> None:
    assert Unavailable().headers() == {"Retry-After": "1"}


def test_ids_when_made_in_turn_should_sort_in_turn() -> None:
    made = [ids.new("bt") for _ in range(3)]
    assert all(one.startswith("bt_") and len(one) == 29 for one in made)
