"""What was said in a recorded call: words of each track, merged into turns. No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

UNSURE = 0.5
"""A word that its transcriber holds for less likely than this is marked, and counts against
nobody."""

MOST_REPEATED = 2.4
"""A stretch whose text compresses better than this repeats itself and was made up: the bound that
Whisper's own decoder has (`compression_ratio_threshold`)."""

PAUSE_S = 1.2
"""A pause this long begins a new turn, even of the same speaker."""

LONGEST_TURN_WORDS = 200


class Word(NamedTuple):
    """One word of a track: seconds of the file, and how sure its transcriber is, 0 to 1."""

    begins: float
    ends: float
    text: str
    sure: float


class NoTranscriptError(Exception):
    """There is no transcript; `reason` is a word that screens have a sentence for."""

    def __init__(self, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.again = reason, again


class NoEndpointError(Exception):
    """This provider writes nothing down at all, whatever it is sent: somebody else may."""


class Transcriber(Protocol):
    """Writes down what is said in one person's sound."""

    @property
    def name(self) -> str:
        """Which adapter and model; stored beside what it wrote."""

    def transcribe(self, sound: bytes) -> list[Word]:
        """The words of a WebM file with one Opus track, in order of time; none for silence.

        Raises NoTranscriptError, `again` when another try may help; NoEndpointError when it
        transcribes nothing.
        """


@dataclass(frozen=True)
class SpokenTurn:
    """What one person said in one go, in seconds of the recording. `unsure` are stretches of the
    text, from letter to letter, that were not understood for sure.
    """

    user_id: str
    begins: float
    ends: float
    text: str
    unsure: tuple[tuple[int, int], ...]
    words: int
    unsure_words: int


def turns_of(tracks: Mapping[str, Sequence[Word]]) -> list[SpokenTurn]:
    """Everybody's words in their order of time; a turn ends where somebody else begins to speak,
    where its speaker pauses, or where it grows too long to read.
    """
    said = sorted(
        ((word, who) for who, words in tracks.items() for word in words),
        key=lambda one: (one[0].begins, one[1]),
    )
    runs: list[tuple[str, list[Word]]] = []
    for word, who in said:
        if runs and _goes_on(runs[-1], who, word):
            runs[-1][1].append(word)
        else:
            runs.append((who, [word]))
    return [_turn(who, words) for who, words in runs]


def _goes_on(run: tuple[str, list[Word]], who: str, word: Word) -> bool:
    speaker, words = run
    pause = word.begins - words[-1].ends
    return speaker == who and pause < PAUSE_S and len(words) < LONGEST_TURN_WORDS


def _turn(who: str, words: list[Word]) -> SpokenTurn:
    text, unsure = "", []
    for word in words:
        begins = len(text) + bool(text)
        text = f"{text} {word.text}" if text else word.text
        if word.sure < UNSURE:
            unsure.append((begins, len(text)))
    return SpokenTurn(
        user_id=who,
        begins=round(words[0].begins, 2),
        ends=round(max(one.ends for one in words), 2),
        text=text,
        unsure=tuple(unsure),
        words=len(words),
        unsure_words=len(unsure),
    )


def moved(words: Iterable[Word], seconds: float) -> list[Word]:
    """The words of a file that begins so many seconds into the recording."""
    return [one._replace(begins=one.begins + seconds, ends=one.ends + seconds) for one in words]
