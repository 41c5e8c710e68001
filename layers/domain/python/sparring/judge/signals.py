"""Which named signals show in a sentence."""

import re
from collections.abc import Mapping
from functools import cache

from sparring.judge.reading import Unit
from sparring.judge.stems import telling_stems
from sparring.judge.transcript import words
from sparring.judge.vocabulary.commitment import COMMITMENT
from sparring.judge.vocabulary.discovery import DISCOVERY
from sparring.judge.vocabulary.opening import OPENING
from sparring.judge.vocabulary.qualification import QUALIFICATION
from sparring.judge.vocabulary.resistance import RESISTANCE
from sparring.judge.vocabulary.signal import Signal, Wanted

SIGNALS: Mapping[str, Signal] = {
    **DISCOVERY,
    **QUALIFICATION,
    **OPENING,
    **RESISTANCE,
    **COMMITMENT,
}

LEAST_REPLIED_TO = 4
"""Words the other side must have said for something to be an answer to them."""

_TOO_COMMON = frozenset(
    telling_stems(
        "year month week day today now time one two need want get go make take think good"
    )
)


def shows(name: str, unit: Unit) -> bool:
    """Whether the signal of this name shows in the unit; unknown names never do."""
    signal = SIGNALS.get(name)
    if signal is None or not _stands_right(signal, unit):
        return False
    said = _found(signal.any_of, unit.plain) or (signal.echo and _echoes(unit))
    if not said or _found(signal.unless, unit.plain):
        return False
    return not signal.also or _found(signal.also, unit.plain)


def _stands_right(signal: Signal, unit: Unit) -> bool:
    if unit.span > signal.span or (signal.early and not unit.early):
        return False
    if signal.reply and len(words(unit.before)) < LEAST_REPLIED_TO:
        return False
    return _has_form(signal.form, unit)


def _echoes(unit: Unit) -> bool:
    asked, answered = set(telling_stems(unit.plain)), set(telling_stems(unit.before))
    return bool((asked & answered) - _TOO_COMMON)


def _has_form(wanted: Wanted, unit: Unit) -> bool:
    return wanted == "any" or (wanted == "question") == (unit.form != "statement")


def _found(phrases: tuple[str, ...], plain: str) -> bool:
    return bool(phrases) and bool(_pattern(phrases).search(plain))


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")
