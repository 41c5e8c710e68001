"""Who writes down a call: the company's provider, this machine, or nobody."""

from __future__ import annotations

import math
from typing import Any

from sparring.integrations.speech import whisper
from sparring.kit.caller import Caller
from sparring.kit.transaction import Fact
from sparring.rooms.speech import Transcriber
from sparring.settings.service import api_key
from sparring.settings.state import ModelState


def open_transcribers(caller: Caller, state: ModelState) -> list[Transcriber]:
    """The transcribers for a company's rooms, the one to ask first at the front; may be none.

    A provider is asked only within the company's spending limit. This machine is asked where the
    optional extra is installed, which is nowhere on AWS.
    """
    provider: list[Transcriber] = [_of_provider(caller, state)] if state.usable else []
    return [*provider, *([whisper.WhisperTranscriber()] if whisper.is_installed() else [])]


def _of_provider(caller: Caller, state: ModelState) -> Transcriber:
    from sparring.integrations.llm.openai.transport import http_client
    from sparring.integrations.speech.openai import OpenAITranscriber

    client: Any = http_client()
    return OpenAITranscriber(
        base_url=state.model.base_url,
        key=lambda: api_key(caller, state.model),
        post=client.post,
    )


def price(transcriber: Transcriber, room_id: str, user_id: str, seconds: float) -> list[Fact]:
    """What a provider's transcription cost; nothing where this machine wrote."""
    from sparring.integrations.speech.openai import MICRO_USD_A_MINUTE, OpenAITranscriber

    if not isinstance(transcriber, OpenAITranscriber):
        return []
    payload = {
        "roleplay_id": room_id,
        "user_id": user_id,
        "purpose": "transcript",
        "input_tokens": 0,
        "output_tokens": 0,
        "cost_micro_usd": math.ceil(seconds / 60 * MICRO_USD_A_MINUTE),
    }
    return [Fact("ModelUsed", payload)]
