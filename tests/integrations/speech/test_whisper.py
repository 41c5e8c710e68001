"""Transcription on this machine: only where the optional extra is installed."""

from __future__ import annotations

import io
from fractions import Fraction

import av
import numpy as np
import pytest

from sparring.integrations.speech import registry, whisper
from sparring.kit.caller import platform
from sparring.rooms.speech import NoTranscriptError
from sparring.settings.model import LanguageModel
from sparring.settings.state import ModelState

NOBODY = ModelState(LanguageModel(), within_limits=True)
installed = pytest.mark.skipif(not whisper.is_installed(), reason="make up SPEECH=1 installs it")


def _silence(seconds: int) -> bytes:
    """A WebM file with one silent Opus track."""
    file = io.BytesIO()
    with av.open(file, "w", format="webm") as container:
        stream = container.add_stream("libopus", rate=48_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 960), np.float32), "fltp", "mono")
        frame.sample_rate = 48_000
        for at in range(seconds * 50):
            frame.pts, frame.time_base = at * 960, Fraction(1, 48_000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def test_transcriber_when_the_extra_is_missing_should_be_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whisper, "PACKAGES", ("no_such_package",))
    assert registry.open_transcribers(platform("tn_1"), NOBODY) == []


def test_transcriber_when_the_extra_is_there_should_be_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whisper, "PACKAGES", ("json",))
    (found,) = registry.open_transcribers(platform("tn_1"), NOBODY)
    assert found.name == "faster-whisper tiny.en"
    assert registry.price(found, "rm_1", "us_1", 60) == []


@installed
def test_transcribe_when_nobody_speaks_should_make_nothing_up() -> None:
    assert whisper.WhisperTranscriber().transcribe(_silence(3)) == []


@installed
def test_transcribe_when_it_is_no_sound_should_say_so() -> None:
    with pytest.raises(NoTranscriptError, match="unreadable"):
        whisper.WhisperTranscriber().transcribe(b"not a film")
