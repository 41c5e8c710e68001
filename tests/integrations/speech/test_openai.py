"""Transcription by a provider: what is asked, what its answer means, and what its refusals say."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from sparring.integrations.llm.openai.transport import http_client
from sparring.integrations.speech.openai import MOST_OCTETS, OpenAITranscriber
from sparring.rooms.speech import NoEndpointError, NoTranscriptError, Word

KEY = "sk-canary-7"
SAID = {
    "text": "How so?",
    "segments": [
        {"start": 0.0, "end": 1.0, "avg_logprob": 0.0},
        {"start": 1.0, "end": 2.0, "avg_logprob": -1.2},
    ],
    "words": [
        {"word": " How", "start": 0.2, "end": 0.6},
        {"word": "so?", "start": 1.1, "end": 1.4},
        {"word": "late", "start": 5.0, "end": 5.2},
    ],
}


@dataclass
class Provider:
    """A server that notes what it is asked and answers what it was told to."""

    url: str = ""
    status: int = 200
    body: bytes = json.dumps(SAID).encode()
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    monkeypatch.setenv("MODEL_HOSTS", "private")
    told = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.asked.append((self.path, dict(self.headers), body))
            self.send_response(told.status)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.url = f"http://127.0.0.1:{server.server_port}/v1/"
    yield told
    server.shutdown()
    server.server_close()


def _transcriber(provider: Provider) -> tuple[OpenAITranscriber, Any]:
    client = http_client()
    return OpenAITranscriber(provider.url, lambda: KEY, client.post), client


def _written(provider: Provider, sound: bytes = b"webm") -> list[Word]:
    transcriber, client = _transcriber(provider)
    with client:
        return transcriber.transcribe(sound)


def test_transcribe_when_asked_should_send_the_file_and_ask_for_words(provider: Provider) -> None:
    words = _written(provider, b"some opus")
    ((path, headers, body),) = provider.asked
    assert path == "/v1/audio/transcriptions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    parts = re.findall(rb'name="([^"]+)"(?:; filename="([^"]+)")?', body)
    names = [(name.decode(), file.decode()) for name, file in parts]
    assert ("file", "voice.webm") in names
    assert names.count(("timestamp_granularities[]", "")) == 2
    assert b"some opus" in body
    assert b"verbose_json" in body
    assert [(one.text, one.begins) for one in words] == [("How", 0.2), ("so?", 1.1), ("late", 5.0)]
    assert [round(one.sure, 2) for one in words] == [1.0, 0.3, 0.0]


@pytest.mark.parametrize(
    ("status", "body", "again"),
    [
        (500, b"{}", True),
        (408, b"{}", True),
        (401, b'{"error": {"message": "sk-canary-7 is wrong"}}', False),
        (200, b"not json", False),
        (200, b'{"words": [{"word": "x"}]}', False),
        (200, b'{"segments": [{"text": "x"}]}', False),
        (200, b'{"words": 5}', False),
        (200, b"{}", False),
        (200, b"[]", False),
        (200, b'"text"', False),
        (200, b'{"text": null}', False),
        (200, b'{"text": "x", "words": ["x"]}', False),
    ],
)
def test_transcribe_when_the_provider_fails_should_say_whether_to_try_again_and_no_more(
    provider: Provider, status: int, body: bytes, again: bool
) -> None:
    provider.status, provider.body = status, body
    with pytest.raises(NoTranscriptError) as failed:
        _written(provider)
    assert (failed.value.reason, failed.value.again) == ("provider", again)
    assert failed.value.__cause__ is None
    assert "canary" not in repr(failed.value)


@pytest.mark.parametrize("status", [404, 405, 501])
def test_transcribe_when_the_provider_has_no_such_endpoint_should_leave_it_to_somebody_else(
    provider: Provider, status: int
) -> None:
    provider.status, provider.body = status, b"{}"
    with pytest.raises(NoEndpointError):
        _written(provider)


def test_transcribe_when_there_are_no_words_should_take_segments_apart(provider: Provider) -> None:
    said = {"start": 2.0, "end": 4.0, "text": " How so?", "avg_logprob": -0.1}
    loop = {"start": 4.0, "end": 5.0, "text": "so", "avg_logprob": 0, "compression_ratio": 9.0}
    provider.body = json.dumps({"text": "How so? so", "segments": [said, loop]}).encode()
    words = _written(provider)
    assert [(one.begins, one.ends, one.text) for one in words] == [
        (2.0, 3.0, "How"),
        (3.0, 4.0, "so?"),
        (4.0, 5.0, "so"),
    ]
    assert [round(one.sure, 1) for one in words] == [0.9, 0.9, 0.0]


@pytest.mark.parametrize("length", [{"duration": 4.0}, {"duration": "NaN"}, {}])
def test_transcribe_when_there_is_but_a_text_should_be_sure_of_nothing(
    provider: Provider, length: dict[str, object]
) -> None:
    provider.body = json.dumps({"text": "How so?", **length}).encode()
    words = _written(provider)
    assert [(one.text, one.sure) for one in words] == [("How", 0.0), ("so?", 0.0)]
    assert words[0].ends == words[1].begins > 0


def test_transcribe_when_the_file_is_too_long_should_not_send_it(provider: Provider) -> None:
    with pytest.raises(NoTranscriptError, match="too_long"):
        _written(provider, bytes(MOST_OCTETS + 1))
    assert provider.asked == []


def test_transcribe_when_the_address_is_not_allowed_should_not_be_sent(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODEL_HOSTS", "public")
    with pytest.raises(NoTranscriptError, match="provider"):
        _written(provider)
    assert provider.asked == []


def test_transcribe_when_nothing_was_said_should_be_empty(provider: Provider) -> None:
    provider.body = b'{"text": "", "segments": [], "words": []}'
    assert _written(provider) == []
