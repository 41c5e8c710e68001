"""What a model call costs, and when it is too much."""

from __future__ import annotations

import pytest

from sparring.settings.model import LanguageModel, Spend, cost_micro_usd, month_of, within_limits


@pytest.mark.parametrize(
    ("tokens", "micro_usd"), [((0, 0), 0), ((1, 0), 1), ((1_000_000, 0), 250_000), ((400, 50), 200)]
)
def test_cost_when_counted_should_be_rounded_up_to_a_millionth(
    tokens: tuple[int, int], micro_usd: int
) -> None:
    model = LanguageModel(input_usd_per_million=0.25, output_usd_per_million=2.0)
    assert cost_micro_usd(model, *tokens) == micro_usd


@pytest.mark.parametrize(
    ("tenant", "user", "allowed"),
    [(0, 0, True), (49_999_999, 4_999_999, True), (50_000_000, 0, False), (0, 5_000_000, False)],
)
def test_limits_when_reached_by_either_should_stop(tenant: int, user: int, allowed: bool) -> None:
    spent = (Spend(micro_usd=tenant), Spend(micro_usd=user))
    assert within_limits(LanguageModel(), *spent) is allowed


def test_month_when_read_of_a_stamp_should_be_its_first_seven() -> None:
    assert month_of("2026-11-22T23:00:00.000Z") == "2026-11"


def test_settings_when_printed_should_not_show_the_sealed_key() -> None:
    assert "secret" not in repr(LanguageModel(sealed_key={"sealed": b"secret"}))
