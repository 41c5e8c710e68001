"""The moves that a rep can make in a turn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Json = dict[str, object]

LONGEST_SPAN = 160
"""Characters of the rep's words that a move keeps."""


class MoveKind(StrEnum):
    """What a rep does with words."""

    GREET = "greet"
    INTRODUCE = "introduce"
    STATE_PURPOSE = "state_purpose"
    ASK_PERMISSION = "ask_permission"
    ASK_TO_CONNECT = "ask_to_connect"
    ASK_OPEN = "ask_open"
    ASK_CLOSED = "ask_closed"
    SUMMARISE = "summarise"
    QUANTIFY = "quantify"
    LISTEN = "listen"
    GIVE_EVIDENCE = "give_evidence"
    SHOW_VALUE = "show_value"
    OFFER_DISCOUNT = "offer_discount"
    OFFER_PRICE = "offer_price"
    ACCEPT_PRICE = "accept_price"
    TRADE = "trade"
    PITCH = "pitch"
    TIE_TO_NEED = "tie_to_need"
    ASK_NEXT_STEP = "ask_next_step"
    ASK_SALE = "ask_sale"
    PUSH = "push"
    DISMISS = "dismiss"
    INTERRUPT = "interrupt"
    INSULT = "insult"
    SMALL_TALK = "small_talk"
    OFF_TOPIC = "off_topic"
    MONOLOGUE = "monologue"
    REMARK = "remark"
    SILENCE = "silence"
    GOODBYE = "goodbye"


QUESTIONS = frozenset({MoveKind.ASK_OPEN, MoveKind.ASK_CLOSED, MoveKind.QUANTIFY})
INJECTION = "injection"
"""Target of an off-topic move that tries to talk to the machine instead of the buyer."""
UNCLEAR = "unclear"
"""Target of a question that seems to have nothing to do with this business."""


@dataclass(frozen=True, slots=True)
class Move:
    """One move.

    `target` is the id of a need, fact or objection, `budget`, `authority`, a sort of question
    (`problem`, `impact`, ...), what was proposed (`Thursday at ten`), or empty. `strength` runs
    from 0 to 100. `text` is the part of the turn that shows it. `amount` is a price in whole
    units (OFFER_PRICE) or a share in percent (OFFER_DISCOUNT), 0 where none was named.
    """

    kind: MoveKind
    target: str = ""
    strength: int = 100
    text: str = ""
    amount: int = 0

    def to_json(self) -> Json:
        """For the timeline; only what is not at its default."""
        shown: Json = {"kind": self.kind.value, "strength": self.strength}
        optional = {"target": self.target, "text": self.text, "amount": self.amount}
        return {**shown, **{name: value for name, value in optional.items() if value}}
