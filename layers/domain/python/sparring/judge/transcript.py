"""What was said: turns, and the same words made comparable without losing where they stood."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sparring.judge.rubric import Speaker

LONGEST_TURN = 20_000
"""Characters of one turn that are read; what follows is not judged."""


LONGEST_SENTENCE = 300
"""Characters; speech without full stops is cut here, after a comma where there is one."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance.

    `at` is seconds from the start of the call (for typed calls: when it was sent); `until` is the
    second at which speech ended and is None for typed calls. `turn` numbers are unique.
    """

    turn: int
    speaker: Speaker
    text: str
    at: float
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a turn: `raw` is verbatim, `plain` is `normalise(raw)`, never empty."""

    turn: int
    raw: str
    plain: str


_STRAIGHT = str.maketrans({
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ",
})  # fmt: skip
_CONTROLS = {code: " " for code in (*range(32), 127)}
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_BREAK = re.compile(
    rf"(?<=[.!?…])[\"')\]{_UNSEEN}]*\s+"
    r"|[\r\n\u2028\u2029]+"
    r"|(?=</?\w)|(?<=\w>)|(?<!\{)(?=\{)|(?<=\})(?!\})"
    r"|(?<=[A-Za-z0-9+/=_-]{48})\s+"
)
_ABBREVIATION = re.compile(
    r"\b(?:mr|mrs|ms|dr|st|vs|etc|e\.g|i\.e|approx|no|inc|ltd)\.$", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    if category in {"Cc", "Zs", "Zl", "Zp"}:
        return " "
    return unicodedata.normalize("NFKC", character.translate(_STRAIGHT)).casefold()


def normalise(text: str) -> str:
    """Lower case, straight quotes, single spaces, and no characters that cannot be seen."""
    if text.isascii():
        return " ".join(text.translate(_CONTROLS).lower().split())
    return " ".join("".join(map(_plain_character, text)).split())


def find_verbatim(quote: str, text: str) -> str | None:
    """The part of `text` that `quote` quotes, exactly as it stands there, or None.

    Case, kinds of quotation mark, spacing and invisible characters may differ; words may not.
    """
    if quote and quote in text:
        return quote
    wanted = normalise(quote)
    if not wanted:
        return None
    plain, origins = _plain_with_origins(text[:LONGEST_TURN])
    start = plain.find(wanted)
    if start < 0:
        return None
    return text[origins[start] : origins[start + len(wanted) - 1] + 1]


def _plain_with_origins(text: str) -> tuple[str, list[int]]:
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        for part in _plain_character(character):
            if part == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(part)
            origins.append(index)
    return "".join(characters), origins


def sentences(turn: Turn) -> Iterator[Sentence]:
    """The sentences of a turn in order; each `raw` is a substring of `turn.text`."""
    text = turn.text[:LONGEST_TURN]
    start = 0
    for match in _BREAK.finditer(text):
        if _ABBREVIATION.search(text, max(0, match.start() - 8), match.start()):
            continue
        yield from _sentence(turn.turn, text[start : match.end()])
        start = match.end()
    yield from _sentence(turn.turn, text[start:])


def _sentence(turn: int, text: str) -> Iterator[Sentence]:
    for part in _parts(text.strip()):
        plain = normalise(part)
        if plain:
            yield Sentence(turn, part, plain)


def _parts(text: str) -> Iterator[str]:
    while len(text) > LONGEST_SENTENCE:
        head = text[:LONGEST_SENTENCE]
        cut = max(head.rfind(", "), head.rfind("; ")) + 1
        if cut < LONGEST_SENTENCE // 2:
            cut = head.rfind(" ")
        cut = cut if cut > 0 else LONGEST_SENTENCE
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    yield text


def words(text: str) -> list[str]:
    """The words of normalised text: letters and digits, with inner apostrophes and hyphens."""
    return re.findall(r"\w+(?:['-]\w+)*", text)


def in_order(transcript: Sequence[Turn]) -> list[Turn]:
    """The turns by turn number.

    Raises ValueError when two turns carry the same number, for then a quote has two homes.
    """
    ordered = sorted(transcript, key=lambda turn: turn.turn)
    if any(first.turn == second.turn for first, second in pairwise(ordered)):
        raise ValueError("turn numbers must be unique")
    return ordered
