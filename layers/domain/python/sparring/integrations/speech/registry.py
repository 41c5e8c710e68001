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


def open_transcriber(caller: Caller, state: ModelState) -> Transcriber | None:
    """The transcriber for a company's rooms; None when there is none.

    A provider is asked only within the company's spending limit. This machine is asked where the
    optional extra is installed, which is nowhere on AWS.
    """
    if state.usable:
        return _of_provider(caller, state)
    return whisper.WhisperTranscriber() if whisper.is_installed() else None


def _of_provider(caller: Caller, state: ModelState) -> Transcriber:
    from sparring.integrations.llm.openai.transport import http_client
    from sparring.integrations.speech.openai import OpenAITranscriber

    client: Any = http_client()
    return OpenAITranscriber(
        base_url=state.model.base_url,
        key=lambda: api_key(caller, state.model),
        post=client.post,
    )


def price(
    transcriber: Transcriber | None, room_id: str, user_id: str, seconds: float
) -> list[Fact]:
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
