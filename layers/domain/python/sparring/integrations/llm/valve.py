"""Lets a line out while a model is still writing it, but only what can no longer turn out wrong."""

from __future__ import annotations

import re
from typing import Protocol

from sparring.buyer.text import words


class Check(Protocol):
    """Knows what may not be said."""

    def faults(self, text: str) -> tuple[str, ...]:
        """What is wrong with a text, as short codes; empty when nothing is."""

    def leaks(self, text: str) -> bool:
        """True when a text, however unfinished, gives a secret away word for word."""


_FREE = (
    "well look so hm hmm um honestly frankly actually listen see and but or also then because "
    "a an the this that these those it it's its that's there there's here i i'm i've me my mine we "
    "we're we've us our ours you you're you've your yours they they're them their he she his her "
    "is are was were be been being am has have had do does did of in on at to for from with about "
    "as by into over than what what's which who where when why how some any much many more most "
    "very quite rather really just still already even only too"
)
FREE = frozenset(_FREE.split())
"""Words that nothing hangs on: no fact, no number, no yes, no no, no promise."""

_AT_THE_END = frozenset({"empty", "refuses", "goes_on", "no_price", "repeats"})
_END = re.compile(r"[.!?…][\"')\]]*(?=\s)")
_WORD = re.compile(r"\S+")
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\n": " ", "\r": " ", "\t": " "})


class UnsuitableError(Exception):
    """The line says something that was not decided; `faults` are the codes of the check."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults


class Valve:
    """A line that grows. Words of `safe` texts and words that nothing hangs on pass at once; any
    other holds the line back until its sentence is complete and the check finds no fault.

    With `whole` nothing passes before all is there: for lines whose last words decide.
    """

    def __init__(self, safe: str, check: Check, *, whole: bool) -> None:
        self._free = FREE | frozenset(words(safe.translate(_STRAIGHT)))
        self._check = check
        self._whole = whole
        self._text = ""
        self._checked = self._out = 0

    def take(self, piece: str) -> str:
        """Add a piece; what may go out now. Raises UnsuitableError at the first wrong sentence."""
        text = self._text + piece.translate(_STRAIGHT)
        self._text = text if self._text else text.lstrip(' "')
        if self._whole:
            return ""
        self._check_sentences()
        until = self._free_until()
        return "" if self._check.leaks(self._text[:until]) else self._release(until)

    def close(self) -> tuple[str, str]:
        """The whole line, and what of it is still to go out. Raises UnsuitableError."""
        kept = self._text.rstrip()
        if kept.endswith('"') and kept.count('"') % 2:
            kept = kept[:-1].rstrip()
        self._text = kept
        faults = self._check.faults(kept)
        if faults:
            raise UnsuitableError(faults)
        return kept, self._release(len(kept))

    def _check_sentences(self) -> None:
        ends = [match.end() for match in _END.finditer(self._text, self._checked)]
        if not ends:
            return
        faults = tuple(
            one for one in self._check.faults(self._text[: ends[-1]]) if _is_lasting(one)
        )
        if faults:
            raise UnsuitableError(faults)
        self._checked = ends[-1]

    def _free_until(self) -> int:
        """The end of the last complete word before the first one that something hangs on."""
        end = self._checked
        for match in _WORD.finditer(self._text, self._checked):
            complete = match.end() < len(self._text)
            if not complete or not self._free.issuperset(words(match[0])):
                break
            end = match.end()
        return end

    def _release(self, until: int) -> str:
        part = self._text[self._out : until]
        self._out = max(self._out, until)
        return part


def _is_lasting(fault: str) -> bool:
    """True for what no further sentence can put right."""
    return fault not in _AT_THE_END and not fault.startswith("untold:")
