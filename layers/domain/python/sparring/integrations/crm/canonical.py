"""The one form that a value of each type has here. Pure; raises ValueError for what is none."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation

MOST_DIGITS = 60
TRUE = frozenset({"true", "1", "yes"})
FALSE = frozenset({"false", "0", "no"})


def number(text: str) -> str:
    """Digits as they are worth: `12500.00`, `1.25E4` and `12500` are one number."""
    try:
        worth = Decimal(text.strip())
    except InvalidOperation:
        raise ValueError(text) from None
    # An exponent of a million would be a million digits.
    if not worth.is_finite() or abs(worth.adjusted()) > MOST_DIGITS:
        raise ValueError(text)
    # `normalize` would round to 28 digits.
    plain = format(worth, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain if worth else "0"


def boolean(text: str) -> str:
    """`true` or `false`."""
    low = text.strip().lower()
    if low not in TRUE | FALSE:
        raise ValueError(text)
    return "true" if low in TRUE else "false"


def date(text: str) -> str:
    """`2026-11-23`; of a moment the day in UTC."""
    if len(text) > len("2026-11-23"):
        return moment(text)[:10]
    return dt.date.fromisoformat(text).isoformat()


def moment(text: str) -> str:
    """`2026-11-23T09:00:00.000Z`, from any offset, or from milliseconds since 1970."""
    return of_ms(ms(text))


def ms(text: str) -> int:
    """A moment in milliseconds since 1970 UTC."""
    if text.isdigit():
        return int(text)
    at = dt.datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return round(at.timestamp() * 1000)


def of_ms(at: int) -> str:
    """Milliseconds since 1970 as a moment."""
    seconds, rest = divmod(at, 1000)
    whole = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return f"{whole:%Y-%m-%dT%H:%M:%S}.{rest:03d}Z"


def choices(text: str, separator: str = ";") -> str:
    """Several values in the order of the alphabet: their order says nothing."""
    return ";".join(sorted({one.strip() for one in text.split(separator) if one.strip()}))
