"""Haggling: the price on the table, the buyer's counter-offer, and the price that ends it."""

from __future__ import annotations

from sparring.buyer.asks import agree, blockers, money
from sparring.buyer.decision import DecisionKind
from sparring.buyer.moves import Move, MoveKind
from sparring.buyer.turn import Choice, Turn

_STEPS = (84, 91, 96, 100)
"""Percent of the walk-away price that the buyer offers: first, second, third, last."""
_ABOUT_TERMS = (
    MoveKind.OFFER_PRICE,
    MoveKind.OFFER_DISCOUNT,
    MoveKind.TRADE,
    MoveKind.ASK_SALE,
    MoveKind.ASK_NEXT_STEP,
)
PATIENT_OFFERS = 4
"""Offers above the walk-away price after which the buyer walks away."""
_PLAUSIBLE = (30, 400)


def price_after(turn: Turn) -> int:
    """The price on the table after this turn's moves."""
    price = turn.before.price
    for move in turn.moves:
        price = _moved(turn, price, move)
    return price


def _moved(turn: Turn, price: int, move: Move) -> int:
    limit = turn.persona.walk_away_price or 0
    if move.kind is MoveKind.OFFER_PRICE:
        low, high = (limit * share // 100 for share in _PLAUSIBLE)
        return move.amount if low <= move.amount <= high else price
    if move.kind is MoveKind.OFFER_DISCOUNT and not turn.made(MoveKind.OFFER_PRICE):
        return price * (100 - move.amount) // 100
    if move.kind is MoveKind.ACCEPT_PRICE and turn.before.counter:
        return turn.before.counter
    return price


def haggle(turn: Turn) -> Choice | None:
    """The buyer's answer to money and terms; None where none were named."""
    if turn.persona.call_type != "negotiation":
        return None
    if turn.made(MoveKind.ACCEPT_PRICE):
        return _shake_hands(turn)
    if not turn.made(*_ABOUT_TERMS):
        return None
    if turn.state.count("too_high") >= PATIENT_OFFERS:
        return Choice(DecisionKind.DECLINE, ("price_too_high",), outcome="declined")
    return _counter(turn)


def _shake_hands(turn: Turn) -> Choice | None:
    if blockers(turn):
        return None
    return agree(turn, Move(MoveKind.ASK_SALE))


def too_high(turn: Turn) -> bool:
    """Whether the rep has named a price that this buyer will never pay."""
    named = turn.made(MoveKind.OFFER_PRICE, MoveKind.OFFER_DISCOUNT)
    return named and price_after(turn) > (turn.persona.walk_away_price or 0)


def _counter(turn: Turn) -> Choice:
    """Never above the walk-away price, and never above what was already on the table."""
    limit, state = turn.persona.walk_away_price or 0, turn.state
    step = min(state.count("counter") + turn.made(MoveKind.TRADE), len(_STEPS) - 1)
    offer = limit * _STEPS[step] // 100
    offer = max(state.counter, _rounded(offer))
    if 0 < state.price <= offer:
        offer = state.price
    counts = {**state.counts, "counter": state.count("counter") + 1}
    slots = {"price": money(offer, turn.persona.currency)}
    changes = {"counter": offer, "counts": counts}
    return Choice(DecisionKind.COUNTER, _why(turn), (), changes, slots)


def _why(turn: Turn) -> tuple[str, ...]:
    if turn.made(MoveKind.TRADE):
        return ("traded",)
    if turn.made(MoveKind.OFFER_DISCOUNT) and not too_high(turn):
        return ("discount_given_away",)
    return ("price_too_high",)


def _rounded(amount: int) -> int:
    grain = 100 if amount >= 10_000 else 10 if amount >= 1_000 else 1
    return amount // grain * grain
