"""Kappa against counts worked out by hand, its interval against chance itself."""

from __future__ import annotations

import random
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparring.judge import agreement
from sparring.judge.agreement import Confusion, Pair, measure, tally
from sparring.judge.verdict import Verdict

VERDICTS = get_args(Verdict)
cells = st.integers(min_value=0, max_value=400)
confusions = st.builds(Confusion, cells, cells, cells, cells, cells, cells)


def test_tally_when_somebody_is_unsure_should_count_it_apart() -> None:
    found = tally(product(VERDICTS, VERDICTS))
    assert found == Confusion(1, 1, 1, 1, machine_unsure=2, person_unsure=3)
    assert found.judgements == 4


def test_measure_when_counted_by_hand_should_give_kappa_and_shares() -> None:
    """Agreement 35 of 50; by chance 0.5 x 0.6 + 0.5 x 0.4 = 0.5; kappa (0.7 - 0.5) / 0.5."""
    found = measure(Confusion(20, 5, 10, 15, machine_unsure=50, person_unsure=7))
    assert found.kappa == pytest.approx(0.4)
    assert found.agreement == pytest.approx(0.7)
    assert found.precision == pytest.approx(20 / 30)
    assert found.recall == pytest.approx(20 / 25)
    assert found.coverage == pytest.approx(0.5)
    assert found.judgements == 50


def test_measure_when_nobody_judged_should_say_nothing() -> None:
    found = measure(tally([]))
    told = (found.kappa, found.ci_low, found.ci_high, found.agreement, found.coverage)
    assert told == (None, None, None, None, None)
    assert not found.enough
    assert not found.may_gate


@pytest.mark.parametrize("same", [Confusion(yes_yes=90), Confusion(no_no=90)])
def test_measure_when_both_know_one_answer_only_should_have_no_kappa(same: Confusion) -> None:
    found = measure(same)
    assert (found.kappa, found.ci_low, found.ci_high, found.agreement) == (None, None, None, 1.0)
    assert found.enough
    assert not found.may_gate


def test_measure_when_one_of_them_knows_one_answer_only_should_be_chance() -> None:
    found = measure(Confusion(yes_yes=40, no_yes=5))
    assert found.kappa == pytest.approx(0.0)
    assert found.ci_low is not None
    assert found.ci_low < 0


def test_measure_when_all_agree_should_still_doubt_a_small_sample() -> None:
    few, many = measure(Confusion(5, 0, 0, 5)), measure(Confusion(200, 0, 0, 200))
    assert few.kappa == many.kappa == few.ci_high == 1.0
    assert few.ci_low is not None
    assert many.ci_low is not None
    assert few.ci_low < 0.6
    assert many.ci_low > 0.95


@pytest.mark.parametrize(
    ("counts", "allowed"),
    [
        (Confusion(15, 0, 0, 14), False),
        (Confusion(15, 0, 0, 15), True),
        (Confusion(24, 6, 6, 24), True),
        (Confusion(23, 7, 6, 24), False),
    ],
    ids=["29 judgements", "30 judgements", "kappa 0.60", "kappa 0.57"],
)
def test_may_gate_when_asked_should_want_30_judgements_and_kappa_of_0_6(
    counts: Confusion, allowed: bool
) -> None:
    assert measure(counts).may_gate is allowed


@given(confusions)
def test_measure_when_counts_are_anything_should_stay_in_bounds(counts: Confusion) -> None:
    found = measure(counts)
    assert (found.kappa is None) == (found.ci_low is None) == (found.ci_high is None)
    if found.kappa is not None and found.ci_low is not None and found.ci_high is not None:
        assert -1 <= found.ci_low <= found.kappa <= found.ci_high <= 1
    for share in (found.agreement, found.precision, found.recall, found.coverage):
        assert share is None or 0 <= share <= 1


@given(confusions)
def test_measure_when_roles_are_swapped_should_agree_as_much(counts: Confusion) -> None:
    one, other = counts, Confusion(counts.yes_yes, counts.no_yes, counts.yes_no, counts.no_no)
    first, second = measure(one), measure(other)
    assert first.kappa == pytest.approx(second.kappa)
    assert first.ci_low == pytest.approx(second.ci_low)
    assert first.precision == second.recall


def _numerical_variance(shares: tuple[float, float, float, float]) -> float:
    """The delta method done by small steps: what the formula has to come to."""

    def kappa(at: list[float]) -> float:
        a, b, c, d = at
        by_chance = ((a + b) * (a + c) + (c + d) * (b + d)) / sum(at) ** 2
        return ((a + d) / sum(at) - by_chance) / (1 - by_chance)

    step, slopes = 1e-6, []
    for place in range(4):
        up, down = list(shares), list(shares)
        up[place] += step
        down[place] -= step
        slopes.append((kappa(up) - kappa(down)) / (2 * step))
    mean = sum(s * p for s, p in zip(slopes, shares, strict=True))
    return sum(p * s * s for s, p in zip(slopes, shares, strict=True)) - mean * mean


@pytest.mark.parametrize(
    "shares", [(0.4, 0.1, 0.2, 0.3), (0.7, 0.05, 0.1, 0.15), (0.1, 0.3, 0.3, 0.3)]
)
def test_variance_when_checked_by_small_steps_should_be_the_same(
    shares: tuple[float, float, float, float],
) -> None:
    a, b, c, d = shares
    table = ((a, b), (c, d))
    found = agreement._variance(table, agreement._kappa_of(table))
    assert found == pytest.approx(_numerical_variance(shares), rel=1e-6)


@pytest.mark.parametrize(
    ("kappa", "yes"), [(0.3, 0.5), (0.6, 0.5), (0.6, 0.8), (0.85, 0.8), (0.85, 0.92)]
)
def test_interval_when_drawn_from_a_known_kappa_should_hold_it_mostly(
    kappa: float, yes: float
) -> None:
    """30 judgements, drawn 400 times: of 95 % intervals at least 92 % must hold the truth."""
    both = yes * yes + kappa * yes * (1 - yes)
    weights = [both, yes - both, yes - both, 1 - 2 * yes + both]
    pairs: list[Pair] = [("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no")]
    chance = random.Random(7)
    drawn = (measure(tally(chance.choices(pairs, weights, k=30))) for _ in range(400))
    told = [(one.ci_low, one.ci_high) for one in drawn]
    known = [(low, high) for low, high in told if low is not None and high is not None]
    held = sum(low <= kappa <= high for low, high in known)
    assert len(known) > 350
    assert held / len(known) >= 0.92
