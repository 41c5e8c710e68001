"""A language model's answer: from the provider's first token to the first chunk on the socket."""

from __future__ import annotations

import os
import statistics
import threading

from functions.settings import set_language_model
from sparring.integrations.llm.openai.client import forget_providers
from tests.bench.figures import Sheet
from tests.integrations.llm.fake_provider import running
from tests.integrations.llm.scripts import Script
from tests.integrations.llm.sockets import socket_of
from tests.support.http import Call, send
from tests.support.practice import company, worked
from tests.support.tables import tables

RUNS = 15
LIMIT_MS = 50.0
TOKEN_SECONDS = 0.02
LINE = "How do you plan that today, and what does it cost you when it goes wrong?"


def _waits() -> list[float]:
    """Milliseconds from the provider's first token to the first chunk, one per turn."""
    waits = []
    script = Script(before_first=0.1, between=TOKEN_SECONDS)
    with tables(), running(script) as provider:
        house = company("school-discovery")
        with socket_of(house.learner) as heard:
            body = {"model": "fake-1", "base_url": provider.url, "api_key": "sk-bench-0000"}
            worked(send(set_language_model, Call(house.admin, body)))
            for number in range(RUNS):
                call = house.begin()
                heard.clear()
                provider.play(script)
                worked(house.say(call, LINE, f"k{number}"))
                chunks = [one for one in heard if one["type"] == "reply.chunk"]
                waits.append((chunks[0]["heard_at"] - provider.first_token_at[0]) * 1000)
    return waits


def measure(sheet: Sheet) -> None:
    """Fifteen turns against a provider on this machine that speaks a token every 20 ms."""
    sheet.title("Streaming (first chunk after the provider's first token, a token every 20 ms)")
    os.environ.setdefault("MODEL_HOSTS", "private")
    waits = _waits()[1:]
    for thread in threading.enumerate():
        if thread.name.startswith(("model", "judge")):
            thread.join(5)
    forget_providers()
    sheet.figure("stream.first_chunk_ms_best", min(waits))
    sheet.at_most("stream.first_chunk_ms_p50", statistics.median(waits), LIMIT_MS)
