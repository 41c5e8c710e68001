"""Who speaks for the buyer: the company's language model where it may, else the built-in buyer."""

from __future__ import annotations

from sparring.kit.caller import Caller
from sparring.roleplay.model import Roleplay
from sparring.roleplay.ports import BuyerVoice
from sparring.roleplay.voices import BuiltInVoice, Chunks
from sparring.settings.service import ModelState


def open_voice(caller: Caller, state: ModelState, roleplay: Roleplay, chunks: Chunks) -> BuyerVoice:
    """The voice for one turn; what it words is streamed through `chunks` while it goes."""
    return BuiltInVoice()
