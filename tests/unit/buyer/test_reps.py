"""The bars of `make bench-buyer` over one seed of each call, played once for all of them."""

from __future__ import annotations

from functools import cache

import pytest

from local.reps import REPS, excellent_without_questions
from sparring.buyer.templates import templates
from tests.bench.reps import MIDDLE, STRONG, WITHOUT, Game, play_all

BOTS = sorted(templates())
WEAK = sorted(REPS.keys() - {*STRONG, *MIDDLE})


@cache
def _games() -> tuple[Game, ...]:
    return tuple(play_all({**REPS, WITHOUT: excellent_without_questions}, (2,)))


def _of(rep: str) -> list[Game]:
    return [game for game in _games() if game.rep == rep]


def test_reps_when_counted_should_be_the_twelve_that_are_named() -> None:
    assert len(REPS) == 12
    assert len(_games()) == 13 * len(BOTS)


@pytest.mark.parametrize("rep", WEAK)
def test_rep_when_weak_should_win_at_most_one_call_in_ten(rep: str) -> None:
    assert sum(game.won for game in _of(rep)) <= 0.10 * len(BOTS)


@pytest.mark.parametrize("bot", BOTS)
def test_rep_when_discovery_is_taken_out_should_come_to_less(bot: str) -> None:
    asked, unasked = (
        [game.points for game in _of(rep) if game.bot == bot] for rep in ("excellent", WITHOUT)
    )
    assert min(asked) > max(unasked)


@pytest.mark.parametrize("fault", ["changed", "leaked", "obeyed", "repeated"])
def test_game_when_a_model_plays_foul_should_not_notice(fault: str) -> None:
    assert [game for game in _games() if getattr(game, fault)] == []


def test_turn_when_the_slowest_of_a_hundred_should_stay_near_the_median() -> None:
    spent = sorted(ms for game in _games() for ms in game.spent)
    assert spent[int(len(spent) * 0.99)] <= 30 * spent[len(spent) // 2]
