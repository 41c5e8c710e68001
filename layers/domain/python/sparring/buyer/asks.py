"""When the rep asks for a next step or a signature: what stands in the way of a yes."""

from __future__ import annotations

from sparring.buyer.decision import DecisionKind
from sparring.buyer.moves import Move, MoveKind
from sparring.buyer.objecting import raise_next
from sparring.buyer.state import CallState, Outcome
from sparring.buyer.telling import known
from sparring.buyer.turn import Choice, Turn

CONCRETE = 60
"""Strength from which a proposed step is concrete enough to agree to."""
FREE_DISCOUNTS = 2
"""Discounts given for nothing from which the buyer rather waits for the next one."""
COMFORT = 12
"""So far above the bar, the last unspoken objection stays unspoken."""
_REASONS_TO_BUY = (MoveKind.TIE_TO_NEED, MoveKind.SHOW_VALUE, MoveKind.SUMMARISE)
_SALES = frozenset({"negotiation", "renewal"})


def blockers(turn: Turn) -> tuple[str, ...]:
    """Reasons against a yes in this state, the weightiest first; empty when nothing is missing."""
    state, needed = turn.state, turn.numbers
    checks = {
        "concern_open": state.standing is not None,
        "too_little_known": known(state) < needed.facts,
        "trust_low": state.trust < needed.win_trust,
        "interest_low": state.interest < needed.win_interest,
        "no_reason": not any(state.count(kind) for kind in _REASONS_TO_BUY),
        **_price_checks(turn),
    }
    return tuple(reason for reason, stands in checks.items() if stands)


def _price_checks(turn: Turn) -> dict[str, bool]:
    limit, state = turn.persona.walk_away_price, turn.state
    if turn.persona.call_type != "negotiation" or limit is None:
        return {}
    return {
        "no_price": state.price == 0 and state.counter == 0,
        "price_too_high": _asked_price(turn) > limit,
        "discount_given_away": state.count("free_discount") >= FREE_DISCOUNTS,
    }


def _asked_price(turn: Turn) -> int:
    """What a yes would mean: the price that the rep names now, else the buyer's last offer."""
    state = turn.state
    if turn.made(MoveKind.OFFER_PRICE) and not turn.made(MoveKind.ACCEPT_PRICE):
        return state.price
    return state.counter or state.price


def answer_ask(turn: Turn) -> Choice | None:
    """The answer to being asked for a next step or a signature; where only the price is wrong,
    None, for that is haggled over.
    """
    asked = turn.first(MoveKind.ASK_SALE, MoveKind.ASK_NEXT_STEP)
    if asked is None:
        return None
    against = blockers(turn)
    if not against:
        return _maybe_one_more_concern(turn, asked)
    if set(against) <= {"price_too_high", "no_price"}:
        return None
    return _turn_down(turn, against)


def _maybe_one_more_concern(turn: Turn, asked: Move) -> Choice:
    state, needed = turn.state, turn.numbers
    answered = sum(one.status == "answered" for one in state.objections)
    comfortable = state.trust >= needed.win_trust + COMFORT
    if answered < needed.objections and not (comfortable and answered + 1 >= needed.objections):
        raised = raise_next(turn)
        if raised is not None:
            return raised
    if asked.kind is MoveKind.ASK_NEXT_STEP and asked.strength < CONCRETE:
        return Choice(DecisionKind.ASK_WHAT, ("too_vague",))
    return agree(turn, asked)


def agree(turn: Turn, asked: Move) -> Choice:
    """Yes: a sale where the call is about one, a next step otherwise."""
    outcome = _what_is_won(turn, asked)
    price = _asked_price(turn)
    slots = {"when": asked.target} if asked.target else {}
    if price and outcome == "sale":
        slots["price"] = money(price, turn.persona.currency)
    changes = {"price": price} if price else {}
    return Choice(DecisionKind.AGREE, ("all_met",), (), changes, slots, outcome)


def _what_is_won(turn: Turn, asked: Move) -> Outcome:
    if turn.persona.call_type == "negotiation" and asked.kind is MoveKind.ASK_NEXT_STEP:
        named = turn.made(MoveKind.OFFER_PRICE, MoveKind.ACCEPT_PRICE)
        return "sale" if named else "next_step_agreed"
    if turn.persona.call_type in _SALES:
        return "sale"
    sure = turn.state.interest >= turn.numbers.win_interest + 2 * COMFORT
    return "sale" if asked.kind is MoveKind.ASK_SALE and sure else "next_step_agreed"


def money(amount: int, currency: str) -> str:
    """As people say it: 42,000 euros."""
    names = {"EUR": "euros", "USD": "dollars", "GBP": "pounds", "CHF": "francs"}
    return f"{amount:,} {names.get(currency, currency)}"


def _turn_down(turn: Turn, against: tuple[str, ...]) -> Choice:
    state = turn.state
    often = state.turned_down + 1
    if often > turn.numbers.refusals:
        reasons = ("asked_too_often", *against)
        return Choice(DecisionKind.DECLINE, reasons, outcome="declined")
    if "concern_open" not in against and (raised := raise_next(turn)) is not None:
        return Choice(
            raised.kind,
            (*raised.reasons, *against),
            raised.targets,
            {**raised.changes, "turned_down": often},
        )
    return Choice(DecisionKind.TURN_DOWN, against, _concern(state), {"turned_down": often})


def _concern(state: CallState) -> tuple[str, ...]:
    return (state.standing.id,) if state.standing else ()
