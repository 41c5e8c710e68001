"""Ids of 18 characters: a prefix for the object, a number, and a checksum of the letters' case."""

from __future__ import annotations

import string
from itertools import count

DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
CHECK = string.ascii_uppercase + "012345"
PREFIXES = {
    "Account": "001",
    "Contact": "003",
    "User": "005",
    "Opportunity": "006",
    "OpportunityContactRole": "00K",
    "Lead": "00Q",
    "Task": "00T",
    "Event": "00U",
}
KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
ORGANIZATION = "00D8d000004Qm1ZEAS"


def long_id(short: str) -> str:
    """15 characters as 18; 18 as they are."""
    if len(short) != 15:
        return short
    parts = (short[at : at + 5] for at in (0, 5, 10))
    return short + "".join(
        CHECK[sum(1 << n for n, c in enumerate(p) if c.isupper())] for p in parts
    )


def kind_of(id_: str) -> str | None:
    """The object that an id's prefix means."""
    return KINDS.get(id_[:3])


class Ids:
    """The next id of an object."""

    def __init__(self) -> None:
        """Starts where an org of some age would be."""
        self._numbers = {kind: count(4_100_001) for kind in PREFIXES}

    def next(self, kind: str) -> str:
        """Never given before."""
        number, text = next(self._numbers[kind]), ""
        while number:
            number, rest = divmod(number, 62)
            text = DIGITS[rest] + text
        return long_id(f"{PREFIXES[kind]}8d{text:0>10}")
