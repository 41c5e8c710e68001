"""A turn made readable: no markup, no hidden characters, sentences, and word stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

MOST_READ = 2_500
"""Characters of a turn that are searched for moves; whatever comes later only makes it longer."""
MOST_COUNTED = 40_000
MOST_SENTENCES = 40

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": " - "})
_SUFFIXES = (
    "ations", "ation", "ments", "ment", "ingly", "ities", "ings", "ness", "ions", "ing", "ied",
    "ies", "ion", "ers", "ity", "ed", "er", "es", "ly", "al", "e", "s", "y",
)  # fmt: skip
_STOP = (
    "a an and any are as at be been but by can could did do does for from get go got had has have "
    "he her him his how i if in into is it its just let like make me more most much my no not now "
    "of off on one or our out over own really right say see she should so some such than that the "
    "their them then there these they thing things this those to too up us use very want was way "
    "we well were what when where which while who why will with would yes yet you your yours "
    "about after all also am because before being both each even every few first good here i'd "
    "i'll i'm i've it's know look made many may maybe might new only other people put said same "
    "still sure take tell think thought through time today two under until we'd we'll we're we've "
    "don't doesn't didn't that's there's they're you'd you'll you're you've what's ask asked "
    "around back call come company could've day days down else help keep last little long lot "
    "need needs next nothing something anything okay please question talk team work year years "
    "does done end ever find give going happen kind mean month months week weeks next part point "
    "sort start"
)


def clean(text: str) -> str:
    """At most MOST_READ characters, with straight quotes and without markup or hidden signs."""
    cut = text[:MOST_READ].translate(_STRAIGHT)
    if not cut.isascii():
        cut = unicodedata.normalize("NFKC", cut)
    shown = "".join(_visible(character) for character in cut) if not cut.isprintable() else cut
    without = re.sub(
        r"<(?:script|style)\b.*?(?:</(?:script|style)\s*>|$)", " ", shown, flags=re.DOTALL
    )
    return re.sub(r"</?[a-zA-Z][^<>]{0,200}>", " ", without)


@lru_cache(maxsize=2048)
def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\n\r\u2028\u2029":
        return "\n"
    if category in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    return " " if category[0] in "CZ" else character


def sentences(cleaned: str) -> Iterator[str]:
    """The sentences of a cleaned turn as said; at most MOST_SENTENCES."""
    parts = re.split(r"(?<=[.!?…])[\"')\]]*\s+|\n+|;\s+", cleaned)
    kept = [" ".join(part.split()) for part in parts if re.search(r"\w", part)]
    yield from kept[:MOST_SENTENCES]


def words(text: str) -> list[str]:
    """Words in lower case, with inner apostrophes."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.lower())


def count_words(text: str) -> int:
    """How many words were said, also in what is too long to be read."""
    return len(text[:MOST_COUNTED].split())


@cache
def _suffix_lengths() -> tuple[tuple[str, int], ...]:
    return tuple((suffix, len(suffix)) for suffix in _SUFFIXES)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, so that `reconciling` meets `reconciliation`."""
    base = word.split("'", 1)[0]
    for suffix, length in _suffix_lengths():
        if len(base) - length >= 3 and base.endswith(suffix):
            base = base[:-length]
            break
    return base[:-1] if len(base) > 4 and base[-1] == base[-2] else base


@lru_cache(maxsize=2048)
def stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning: no stop words, none under three letters."""
    kept = (word for word in words(text) if word not in _stop_words() and len(word) > 2)
    return frozenset(stem(word) for word in kept)


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(_STOP.split())
