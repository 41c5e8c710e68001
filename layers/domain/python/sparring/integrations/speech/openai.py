"""Transcription by a provider that speaks the OpenAI protocol, with the company's own key."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import httpx2

from sparring.integrations.llm.errors import Fault, ProviderError, of_status
from sparring.rooms.speech import MOST_REPEATED, NoEndpointError, NoTranscriptError, Word

MODEL = "whisper-1"
MOST_OCTETS = 25_000_000
"""The provider takes no larger file (OpenAI, speech to text guide)."""

SECONDS = 600.0
MICRO_USD_A_MINUTE = 6_000
"""List price of whisper-1: 0.006 US dollars a minute."""

WANTED = {
    "model": MODEL,
    "response_format": "verbose_json",
    "timestamp_granularities[]": ["word", "segment"],
}
NO_ENDPOINT = frozenset({404, 405, 501})
WORD_S = 0.3
PASSING = frozenset({Fault.BUSY, Fault.TIMEOUT, Fault.UNREACHABLE, Fault.CUT, Fault.BROKEN})


@dataclass(frozen=True)
class OpenAITranscriber:
    """`key` is asked when a request is made; `post` sends one, through the guarded client."""

    base_url: str
    key: Callable[[], str]
    post: Callable[..., httpx2.Response]

    @property
    def name(self) -> str:
        """The model."""
        return MODEL

    def transcribe(self, sound: bytes) -> list[Word]:
        """One request for a whole track. Raises NoTranscriptError without the provider's words."""
        if len(sound) > MOST_OCTETS:
            raise NoTranscriptError("too_long")
        try:
            answer = self.post(
                f"{self.base_url.rstrip('/')}/audio/transcriptions",
                headers={"Authorization": f"Bearer {self.key()}"},
                data=WANTED,
                files={"file": ("voice.webm", sound, "audio/webm")},
                timeout=SECONDS,
            )
            answer.raise_for_status()
            said = answer.json()
            if not isinstance(said, dict) or not isinstance(said.get("text", ""), str):
                raise NoTranscriptError("provider")
            return list(_words(said))
        except httpx2.HTTPStatusError as refused:
            fault = of_status(refused.response.status_code, None)
            if refused.response.status_code in NO_ENDPOINT:
                raise NoEndpointError from None
            raise NoTranscriptError("provider", again=fault in PASSING) from None
        except ProviderError as error:
            raise NoTranscriptError("provider", again=error.fault in PASSING) from None
        except httpx2.HTTPError:
            raise NoTranscriptError("provider", again=True) from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise NoTranscriptError("provider") from None


def _words(said: dict[str, Any]) -> Iterator[Word]:
    """Words carry times, segments how likely they are: each word is as sure as its segment. Of a
    provider that gives no words the segments are taken apart; of one that gives but a text, that,
    and nothing of it is sure.
    """
    segments = said.get("segments") or ()
    spoken = said.get("words") or ()
    if spoken:
        likely = [(float(one["start"]), float(one["end"]), _sure(one)) for one in segments]
        yield from (_word(one, likely) for one in spoken)
    elif segments:
        for one in segments:
            between = float(one["start"]), float(one["end"])
            yield from _spread(str(one["text"]).split(), between, _sure(one))
    else:
        text = str(said["text"]).split()
        yield from _spread(text, (0.0, _length(said, len(text))), 0.0)


def _length(said: dict[str, Any], words: int) -> float:
    """Seconds of the whole, as told; else as long as so many words take."""
    told = float(said.get("duration") or 0)
    return told if 0 < told < math.inf else WORD_S * words


def _word(one: dict[str, Any], segments: list[tuple[float, float, float]]) -> Word:
    begins, ends = float(one["start"]), float(one["end"])
    middle = (begins + ends) / 2
    sure = (likely for first, last, likely in segments if first <= middle <= last)
    return Word(begins, ends, str(one["word"]).strip(), next(chain(sure, (0.0,))))


def _sure(segment: dict[str, Any]) -> float:
    """How likely a segment is, 0 to 1; 0 for one without a word on it, or that repeats itself."""
    if float(segment.get("compression_ratio") or 0) > MOST_REPEATED:
        return 0.0
    return math.exp(min(0.0, float(segment.get("avg_logprob", -math.inf))))


def _spread(words: list[str], between: tuple[float, float], sure: float) -> Iterator[Word]:
    """Words of a stretch of which only its two ends are known, in seconds."""
    begins, ends = between
    each = (ends - begins) / max(1, len(words))
    for at, word in enumerate(words):
        yield Word(begins + at * each, begins + (at + 1) * each, word, sure)
