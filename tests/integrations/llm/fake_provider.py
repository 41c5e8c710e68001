"""A provider of the OpenAI protocol on this machine, for tests and for trying things by hand.

`python -m tests.integrations.llm.fake_provider --port N --script NAME` serves until interrupted.
It speaks chat completions over real HTTP, streamed and whole, and behaves as a script says.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from tests.integrations.llm.scripts import SCRIPTS, Body, Script, always

MODEL = "fake-1"
_TOKEN = re.compile(r"\s*\S+|\s+")


@dataclass
class Provider:
    """What the server does and what it saw. Scripts are used one a request, the last one stays."""

    scripts: tuple[Script, ...]
    requests: list[Body] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    first_token_at: list[float] = field(default_factory=list)
    url: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def take(self, body: Body, headers: dict[str, str]) -> Script:
        """Note a request and say how it is answered."""
        with self._lock:
            self.requests.append(body)
            self.headers.append(headers)
            return self.scripts[min(len(self.requests), len(self.scripts)) - 1]

    def play(self, *scripts: Script) -> None:
        """Behave so from the next request on."""
        with self._lock:
            self.scripts = scripts
            self.requests.clear()
            self.headers.clear()
            self.first_token_at.clear()


def _unknown(body: Body, script: Script) -> str:
    """The first parameter of the request that this server does not know."""
    sent = {*body, body.get("response_format", {}).get("type", "")}
    return next((name for name in script.refuses if name in sent), "")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    provider: ClassVar[Provider]

    def do_POST(self) -> None:
        body: Body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        script = self.provider.take(body, {n.lower(): v for n, v in self.headers.items()})
        unknown = _unknown(body, script)
        if unknown:
            self._fail(replace(script, status=400, message=f"Unknown parameter: '{unknown}'."))
        elif script.status != 200:
            self._fail(script)
        elif body.get("stream"):
            self._stream(body, script)
        else:
            self._whole(body, script)

    def log_message(self, *_: object) -> None:
        """Stay silent: what is said in a call belongs into no log."""

    def _fail(self, script: Script) -> None:
        error = {"message": script.message, "type": "error", "code": script.code or None}
        self._send(script.status, json.dumps({"error": error}), script)

    def _send(self, status: int, text: str, script: Script) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in script.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _whole(self, body: Body, script: Script) -> None:
        text = script.speak(body)
        time.sleep(script.before_first)
        if script.cut_after is not None:
            self.send_response(200)
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(b'{"id": "1", "choi')
            self.close_connection = True
            return
        message = {"role": "assistant", "content": text, "refusal": None}
        if script.refusal:
            message = {"role": "assistant", "content": None, "refusal": "I cannot do that."}
        choice = {"index": 0, "message": message, "finish_reason": script.finish_reason}
        answer = {**_frame("chat.completion"), "choices": [choice]}
        if script.counts:
            answer["usage"] = _usage(body, text)
        self._send(200, "{{{" if script.garbage else json.dumps(answer), script)

    def _stream(self, body: Body, script: Script) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            self._tell(body, script)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _tell(self, body: Body, script: Script) -> None:
        text = "" if script.refusal else script.speak(body)
        self._event({"role": "assistant", "content": ""}, None)
        time.sleep(script.before_first)
        for number, token in enumerate(_TOKEN.findall(text)):
            if number == script.cut_after:
                break
            if number == 0:
                self.provider.first_token_at.append(time.monotonic())
            self._event({"content": token}, None)
            time.sleep(script.between)
        if script.cut_after is not None:
            return self._end_early(script)
        if script.garbage:
            self._chunk(b"data: {{{\n\n")
        if script.refusal:
            self._event({"refusal": "I cannot do that."}, None)
        self._event({}, script.finish_reason)
        if script.counts and body.get("stream_options", {}).get("include_usage"):
            self._data(
                {**_frame("chat.completion.chunk"), "choices": [], "usage": _usage(body, text)}
            )
        self._chunk(b"data: [DONE]\n\n")
        return self._chunk(b"")

    def _end_early(self, script: Script) -> None:
        if not script.finishes:
            self._chunk(b"")
        self.close_connection = True

    def _event(self, delta: dict[str, Any], reason: str | None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        self._data({**_frame("chat.completion.chunk"), "choices": [choice]})

    def _data(self, event: dict[str, Any]) -> None:
        self._chunk(f"data: {json.dumps(event)}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


def _frame(kind: str) -> dict[str, Any]:
    return {"id": "chatcmpl-fake", "object": kind, "created": 0, "model": MODEL}


def _usage(body: Body, text: str) -> dict[str, int]:
    asked = sum(len(_TOKEN.findall(message["content"])) for message in body["messages"])
    answered = len(_TOKEN.findall(text))
    return {
        "prompt_tokens": asked,
        "completion_tokens": answered,
        "total_tokens": asked + answered,
    }


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is part of the play."""


def _server(provider: Provider, port: int) -> ThreadingHTTPServer:
    handler = type("Handler", (_Handler,), {"provider": provider})
    server = _Server(("127.0.0.1", port), handler)
    provider.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    return server


@contextmanager
def running(*scripts: Script, port: int = 0) -> Iterator[Provider]:
    """Within the block: a provider on a free port, at `provider.url`."""
    provider = Provider(scripts or SCRIPTS["good"])
    server = _server(provider, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    """Serve one script until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--script", choices=sorted(SCRIPTS), default="good")
    parser.add_argument("--say", help="say this line, whatever is asked")
    asked = parser.parse_args()
    scripts = SCRIPTS[asked.script]
    if asked.say:
        scripts = tuple(replace(script, speak=always(asked.say)) for script in scripts)
    provider = Provider(scripts)
    server = _server(provider, asked.port)
    sys.stdout.write(f"{provider.url} plays {asked.script}\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
