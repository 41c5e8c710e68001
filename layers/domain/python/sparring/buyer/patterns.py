"""Finding patterns in a sentence: compiled when first used, and not fooled by a negation."""

from __future__ import annotations

import re
from functools import cache

from sparring.buyer.faults import FAULTS
from sparring.buyer.phrases import DAY, STATEMENTS
from sparring.buyer.questioning import PROBE, QUESTIONS, RHETORICAL

__all__ = ["DAY", "PROBE", "QUESTIONS", "RHETORICAL", "affirmed", "compiled", "found"]

_NEGATION = re.compile(
    r"\b(?:not|never|no|without|rather than|instead of|n't|isn't|aren't|won't|don't|didn't|doesn't|"
    r"wouldn't|can't|cannot|nobody|neither|avoid)\b[^,.;!?]{0,28}$"
)


@cache
def compiled(source: str) -> re.Pattern[str]:
    """The pattern, compiled once."""
    return re.compile(source)


def found(name: str, plain: str) -> re.Match[str] | None:
    """Where a statement pattern shows in a lower-case sentence."""
    source = FAULTS.get(name) or STATEMENTS[name]
    return compiled(source).search(plain)


def affirmed(name: str, plain: str) -> re.Match[str] | None:
    """As `found`, but not where a negation stands shortly before."""
    match = found(name, plain)
    return None if match is None or _NEGATION.search(plain[: match.start()]) else match
