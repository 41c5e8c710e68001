"""What a roleplay asks of the outside: somebody to read the rep's words and word the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sparring.buyer.reading import MoveReader
from sparring.buyer.wording import Wording
from sparring.roleplay.model import VoiceUsed


@dataclass(frozen=True)
class Used:
    """What the language model cost for one turn; zeros for the built-in buyer."""

    input_tokens: int = 0
    output_tokens: int = 0
    cost_micro_usd: int = 0


class BuyerVoice(Protocol):
    """Made for one turn: `reader` and `wording` for the brain, then what it was and cost."""

    @property
    def reader(self) -> MoveReader:
        """Reads the rep's words into moves."""

    @property
    def wording(self) -> Wording:
        """Words the brain's decision; it streams what it words while it goes."""

    def told(self) -> VoiceUsed:
        """Who worded the answer in the end, and why, if the built-in buyer stepped in."""

    def used(self) -> Used:
        """Tokens and cost of this turn."""
