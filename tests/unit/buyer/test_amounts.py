"""Money in a sentence."""

from __future__ import annotations

import pytest

from sparring.buyer.amounts import percent, prices


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("we could do 42,000 a year", [42_000]),
        ("let's say €42.000", [42_000]),
        ("my number is 42k", [42_000]),
        ("forty-two thousand, and we are there", [42_000]),
        ("i can sign at 48 500 euros", [48_500]),
        ("that is 1.5 million", [1_500_000]),
        ("we need 500 euros for it", [500]),
        ("give me 30 minutes on the 14th at 10", []),
        ("in 2024 we had 250 people and 40 percent growth", []),
        ("for 24 months and 12 users", []),
        ("nothing here", []),
    ],
)
def test_prices_when_named_should_be_read(text: str, wanted: list[int]) -> None:
    assert prices(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("10% off", 10), ("ten off", 0), ("15 percent less", 15), ("999 % more", 100)],
)
def test_percent_when_named_should_be_read(text: str, wanted: int) -> None:
    assert percent(text) == wanted
