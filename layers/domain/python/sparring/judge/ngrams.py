"""Pieces of sentences as numbers: words, pairs of words, and runs of letters that survive typos."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

SHORTEST, LONGEST = 2, 5
"""Letters of one run, the spaces around a word among them."""

_TOKENS = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")


def word_grams(plain: str) -> Counter[int]:
    """How often each word, punctuation mark and neighbouring pair occurs in normalised text."""
    tokens = _TOKENS.findall(plain)
    pairs = (f"{first} {second}" for first, second in pairwise(tokens))
    return Counter(_number(f"w:{gram}") for gram in (*tokens, *pairs))


def letter_grams(plain: str) -> Counter[int]:
    """How often each run of `SHORTEST` to `LONGEST` letters within a word occurs."""
    return Counter(_number(f"c:{run}") for word in plain.split() for run in _runs(f" {word} "))


def _runs(padded: str) -> Iterator[str]:
    for size in range(SHORTEST, LONGEST + 1):
        for start in range(max(1, len(padded) - size + 1)):
            yield padded[start : start + size]
        if size >= len(padded):
            return


def _number(gram: str) -> int:
    return crc32(gram.encode("utf-8", "replace"))
