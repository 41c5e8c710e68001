"""Money that is named in a sentence."""

from __future__ import annotations

import re
from functools import cache

SPELLED = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALE = {"k": 1_000, "thousand": 1_000, "grand": 1_000, "m": 1_000_000, "million": 1_000_000}
_COUNTED = (
    r"(?:%|percent|per ?cent|-?(?:years?|months?|weeks?|days?|hours?|minutes?|mins?|seconds?|"
    r"people|users?|seats?|sites?|customers?|times|x\b|am\b|pm\b|o'clock|st\b|nd\b|rd\b|th\b))"
)


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(
        r"(?P<sign>[€$£]|\b(?:eur|usd|gbp|chf)\s)?\s?(?P<digits>\d{1,3}(?:[.,' ]\d{3})+|\d+)"
        r"(?P<part>[.,]\d{1,2})?(?P<scale>\s?(?:k|thousand|grand|m|million)\b)?"
        rf"(?P<unit>\s?(?:€|euros?\b|dollars?\b|pounds?\b|francs?\b))?(?!\s?{_COUNTED})(?!\d)"
    )


@cache
def _spelled() -> re.Pattern[str]:
    names = "|".join(SPELLED)
    return re.compile(
        rf"\b({names})(?:[- ]({names}))?(?:[- ](hundred))?(?: and)? "
        r"(thousand|grand|million|hundred)\b"
    )


def prices(plain: str) -> list[int]:
    """Amounts of money in a lower-case sentence, in whole units and in order.

    A bare number counts only from 1,000 on, because smaller ones are mostly hours and heads.
    """
    found = [_value(match) for match in _figures().finditer(plain)]
    spelled = [_spelled_value(match) for match in _spelled().finditer(plain)]
    return [amount for amount in (*found, *spelled) if amount]


def _value(match: re.Match[str]) -> int:
    number = float(re.sub(r"\D", "", match["digits"]) + (match["part"] or "").replace(",", "."))
    scale = _SCALE[match["scale"].strip()] if match["scale"] else 1
    amount = round(number * scale)
    certain = match["sign"] or match["unit"] or match["scale"]
    a_year = 1990 <= amount <= 2100 and not certain
    return amount if (certain or amount >= 1_000) and not a_year and amount < 10**10 else 0


def _spelled_value(match: re.Match[str]) -> int:
    first, second, hundred, scale = match.groups()
    number = SPELLED[first] + (SPELLED[second] if second else 0)
    factor = 100 if scale == "hundred" else _SCALE[scale]
    return number * (100 if hundred else 1) * factor


def percent(plain: str) -> int:
    """The first share named in a sentence, from 1 to 100, or 0."""
    match = re.search(r"\b(\d{1,3}|[a-z]+)(?:[.,]\d+)? ?(?:%|percent|per ?cent)", plain)
    if match is None:
        return 0
    return min(int(match[1]), 100) if match[1].isdigit() else SPELLED.get(match[1], 0)
