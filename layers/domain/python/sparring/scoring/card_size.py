"""A scorecard that always fits into one item: every verdict stays, words give way."""

from __future__ import annotations

from sparring.judge.verdict import Quote
from sparring.scoring.schemas import CriterionResult, MachineCard

MOST_BYTES = 300_000
"""An item may have 409,600, names of attributes among them; others keep a card beside more."""

WHY, BETTER, DEFINITION, QUOTE = 120, 120, 200, 100
"""Letters that are left where a card is too large."""


def fitted(card: MachineCard) -> MachineCard:
    """The card, or where it is too large for an item one with less text in each criterion.

    Sixty criteria with three quotes of emoji each are. What is left of a quote still stands in
    its turn, and of those of a yes at least one is left.
    """
    if _bytes(card) <= MOST_BYTES:
        return card
    return card.model_copy(update={"criteria": [_shorter(one) for one in card.criteria]})


def _bytes(card: MachineCard) -> int:
    return len(card.model_dump_json().encode())


def _shorter(one: CriterionResult) -> CriterionResult:
    quotes = [Quote(turn=quote.turn, text=quote.text[:QUOTE]) for quote in one.quotes[:1]]
    update = {
        "quotes": quotes,
        "why": _short(one.why, WHY),
        "better": _short(one.better, BETTER),
        "definition": _short(one.definition, DEFINITION),
    }
    return one.model_copy(update=update)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
