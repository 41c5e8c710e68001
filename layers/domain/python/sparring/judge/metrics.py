"""How the call sounded, by plain counting; the definitions are in docs/metrics.md."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sparring.judge.questions import sentence_form
from sparring.judge.rubric import CallType
from sparring.judge.transcript import Turn, in_order, normalise, sentences, words

WORDS_PER_SECOND = 150 / 60
"""A typed turn counts as if it were spoken at 150 words a minute."""

Position = Literal["below", "within", "above", "unknown"]

_FILLERS = re.compile(
    r"\b(?:um+|uh+|erm*|ehm|hmm+|you know|i mean|sort of|kind of|basically|literally)\b"
    r"|(?<=, )like(?=,)"
)
_NOT_FILLER = re.compile(r"\b(?:what|which|the|this|that|some|any|a|one|do|if) (?:sort|kind) of\b"
                         r"|\b(?:do|did|if|as|that|what|let|would) you know\b")  # fmt: skip
_TALK_BANDS: dict[str, tuple[float, float]] = {
    "cold_call": (0.40, 0.60),
    "gatekeeper": (0.40, 0.65),
    "discovery": (0.30, 0.50),
    "demo": (0.40, 0.60),
    "negotiation": (0.35, 0.50),
    "renewal": (0.35, 0.50),
}


class Fillers(BaseModel):
    """Filler words of the rep: shown, never scored."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    count: int
    per_100_words: float | None
    most_used: tuple[str, ...]


class Questions(BaseModel):
    """Questions of the rep, one per sentence."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    open: int
    closed: int
    total: int


class Band(BaseModel):
    """Where a figure lies against the usual range: for orientation, never part of the score."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    metric: str
    value: float | None
    low: float | None
    high: float | None
    unit: Literal["share", "seconds", "words_per_minute", "count", "per_minute", "per_100_words"]
    position: Position


class CallMetrics(BaseModel):
    """The figures of one call. Times in seconds, `talk_ratio` 0 to 1 of speech only.

    `basis` says where speaking time comes from: "speech" (start and end of every turn are known)
    or "words" (typed; 150 words a minute). A figure that cannot be known is None.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    basis: Literal["speech", "words"]
    rep_words: int
    buyer_words: int
    rep_seconds: float
    buyer_seconds: float
    silence_seconds: float | None
    talk_ratio: float | None
    longest_monologue_seconds: float
    longest_monologue_turn: int | None
    questions: Questions
    pace_wpm: float | None
    fillers: Fillers
    response_seconds: float | None
    interruptions: int | None
    interactivity: float | None
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class _Spoken:
    turn: Turn
    words: int
    seconds: float


def measure(transcript: Sequence[Turn], call_type: CallType | None = None) -> CallMetrics:
    """Count a call. Accepts any turns, also none; raises ValueError on repeated turn numbers."""
    spoken, basis = _spoken(in_order(transcript))
    rep = [item for item in spoken if item.turn.speaker == "rep"]
    buyer = [item for item in spoken if item.turn.speaker == "buyer"]
    rep_seconds = sum(item.seconds for item in rep)
    buyer_seconds = sum(item.seconds for item in buyer)
    speech = rep_seconds + buyer_seconds
    monologue, at_turn = _longest_monologue(spoken)
    rep_words = sum(item.words for item in rep)
    is_speech = basis == "speech"
    figures = CallMetrics(
        basis=basis,
        rep_words=rep_words,
        buyer_words=sum(item.words for item in buyer),
        rep_seconds=round(rep_seconds, 1),
        buyer_seconds=round(buyer_seconds, 1),
        silence_seconds=_silence(spoken) if is_speech else None,
        talk_ratio=round(rep_seconds / speech, 3) if speech else None,
        longest_monologue_seconds=round(monologue, 1),
        longest_monologue_turn=at_turn,
        questions=_questions(rep),
        pace_wpm=round(60 * rep_words / rep_seconds, 0) if is_speech and rep_seconds else None,
        fillers=_fillers(rep, rep_words),
        response_seconds=_response(spoken),
        interruptions=_interruptions(spoken) if is_speech else None,
        interactivity=_interactivity(spoken, speech),
        bands=(),
    )
    return figures.model_copy(update={"bands": _bands(figures, call_type)})


def _spoken(turns: list[Turn]) -> tuple[list[_Spoken], Literal["speech", "words"]]:
    timed = bool(turns) and all(turn.until is not None for turn in turns)
    counted = []
    for turn in turns:
        count = len(words(normalise(turn.text)))
        spoken_for = max(0.0, turn.until - turn.at) if timed and turn.until is not None else None
        counted.append(_Spoken(turn, count, count / WORDS_PER_SECOND if spoken_for is None
                               else spoken_for))  # fmt: skip
    return counted, "speech" if timed else "words"


def _longest_monologue(spoken: list[_Spoken]) -> tuple[float, int | None]:
    best, best_turn, running, first = 0.0, None, 0.0, None
    for item in spoken:
        if item.turn.speaker != "rep":
            running, first = (0.0, None) if item.words else (running, first)
            continue
        first = item.turn.turn if first is None else first
        running += item.seconds
        if running > best:
            best, best_turn = running, first
    return best, best_turn


def _questions(rep: list[_Spoken]) -> Questions:
    forms = [sentence_form(part.plain) for item in rep for part in sentences(item.turn)]
    opened, closed = forms.count("open"), forms.count("closed")
    return Questions(open=opened, closed=closed, total=opened + closed)


def _fillers(rep: list[_Spoken], rep_words: int) -> Fillers:
    found = [match for item in rep for match in _filler_words(normalise(item.turn.text))]
    ranked = sorted(set(found), key=lambda word: (-found.count(word), word))
    rate = round(100 * len(found) / rep_words, 1) if rep_words else None
    return Fillers(count=len(found), per_100_words=rate, most_used=tuple(ranked[:3]))


def _filler_words(plain: str) -> list[str]:
    return [match.group() for match in _FILLERS.finditer(_NOT_FILLER.sub(" ", plain))]


def _response(spoken: list[_Spoken]) -> float | None:
    gaps = [
        max(0.0, after.turn.at - (before.turn.at if before.turn.until is None
                                  else before.turn.until))
        for before, after in pairwise(spoken)
        if before.turn.speaker == "buyer" and after.turn.speaker == "rep"
    ]  # fmt: skip
    return round(median(gaps), 1) if gaps else None


def _silence(spoken: list[_Spoken]) -> float:
    covered, reached = 0.0, spoken[0].turn.at
    for item in sorted(spoken, key=lambda item: item.turn.at):
        end = item.turn.at + item.seconds
        covered += max(0.0, end - max(reached, item.turn.at))
        reached = max(reached, end)
    return round(max(0.0, reached - min(item.turn.at for item in spoken) - covered), 1)


def _interruptions(spoken: list[_Spoken]) -> int:
    return sum(
        before.turn.speaker == "buyer"
        and after.turn.speaker == "rep"
        and after.turn.at < before.turn.at + before.seconds
        for before, after in pairwise(spoken)
    )


def _interactivity(spoken: list[_Spoken], speech: float) -> float | None:
    switches = sum(a.turn.speaker != b.turn.speaker for a, b in pairwise(spoken))
    return round(60 * switches / speech, 1) if speech else None


def _bands(figures: CallMetrics, call_type: CallType | None) -> tuple[Band, ...]:
    low, high = _TALK_BANDS.get(call_type or "", (0.35, 0.50))
    return (
        _band("talk_ratio", figures.talk_ratio, (low, high), "share"),
        _band("longest_monologue_seconds", figures.longest_monologue_seconds, (0, 60), "seconds"),
        _band("pace_wpm", figures.pace_wpm, (130, 180), "words_per_minute"),
        _band("interactivity", figures.interactivity, (2, None), "per_minute"),
        _band("fillers", figures.fillers.per_100_words, (None, None), "per_100_words"),
    )


def _band(
    metric: str,
    value: float | None,
    limits: tuple[float | None, float | None],
    unit: Literal["share", "seconds", "words_per_minute", "count", "per_minute", "per_100_words"],
) -> Band:
    low, high = limits
    return Band(metric=metric, value=value, low=low, high=high, unit=unit,
                position=_position(value, low, high))  # fmt: skip


def _position(value: float | None, low: float | None, high: float | None) -> Position:
    if value is None or (low is None and high is None):
        return "unknown"
    if low is not None and value < low:
        return "below"
    return "above" if high is not None and value > high else "within"
