"""The buyer's mind: a deterministic state machine. Nothing outside can change what it decides."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sparring.buyer import bargain
from sparring.buyer.chance import draw
from sparring.buyer.decision import ENDINGS, Decision, DecisionKind, Deltas
from sparring.buyer.effects import turn_effect
from sparring.buyer.moves import INJECTION, Move, MoveKind
from sparring.buyer.numbers import numbers
from sparring.buyer.objecting import at_start, pass_over
from sparring.buyer.persona import Persona
from sparring.buyer.rules import choose
from sparring.buyer.state import CallEnded, CallState, Stage
from sparring.buyer.telling import known, tellable
from sparring.buyer.turn import Choice, Turn, clamp

MOST_MOVES = 24
"""Moves of one turn that are weighed."""
_REVEAL_WINS = {"problem": (2, 4), "impact": (2, 5), "goal": (2, 4), "need": (2, 4)}
_ANSWERED_WINS = (5, 6)


def open_call(persona: Persona, seed: int) -> tuple[CallState, Decision]:
    """The call begins: the state, and the decision to pick up (the buyer speaks first)."""
    start = numbers(persona)
    state = CallState(
        seed=seed,
        stage="gatekeeper" if persona.doorkeeper else "opening",
        trust=clamp(start.trust + draw(seed, "trust", 5) - 2),
        interest=clamp(start.interest + draw(seed, "interest", 5) - 2),
        patience=clamp(persona.patience + draw(seed, "patience", 7) - 3),
        objections=at_start(persona, seed),
        price=persona.list_price or 0 if persona.call_type == "negotiation" else 0,
    )
    return state, Decision(DecisionKind.OPEN, (), ("picked_up",), speaker=_speaker(state))


def decide(
    persona: Persona, state: CallState, moves: tuple[Move, ...], elapsed_seconds: float
) -> tuple[CallState, Decision]:
    """One turn of the rep: the state after it and what the buyer does.

    `elapsed_seconds` is the time since the call began. Raises CallEnded when the call is over.
    """
    if state.ended:
        raise CallEnded
    heard = moves[:MOST_MOVES] or (Move(MoveKind.SILENCE),)
    turn = Turn(persona, state, _felt(persona, state, heard), heard, elapsed_seconds)
    turn.state = _tallied(turn)
    choice = choose(turn)
    after = _settled(turn, choice)
    return after, _decision(state, after, choice)


def _speaker(state: CallState) -> str:
    return "gatekeeper" if state.stage == "gatekeeper" else "buyer"


def _felt(persona: Persona, state: CallState, moves: tuple[Move, ...]) -> CallState:
    moved = turn_effect(persona, state, moves, numbers(persona))
    return state.model_copy(
        update={
            "turn": state.turn + 1,
            "trust": clamp(state.trust + moved.trust),
            "interest": clamp(state.interest + moved.interest),
            "patience": clamp(state.patience + moved.patience),
        }
    )


def _tallied(turn: Turn) -> CallState:
    """The state with the moves counted and the price moved."""
    counts = Counter(turn.state.counts)
    counts.update(move.kind.value for move in turn.moves)
    counts[INJECTION] += any(move.target == INJECTION for move in turn.moves)
    counts["pushed_turn"] += turn.made(MoveKind.PUSH) or _nags(turn)
    counts["offence"] += turn.made(MoveKind.PUSH, MoveKind.INSULT, MoveKind.DISMISS)
    counts["free_discount"] += turn.made(MoveKind.OFFER_DISCOUNT) and not turn.made(MoveKind.TRADE)
    counts["too_high"] += bargain.too_high(turn)
    kept = {name: count for name, count in counts.items() if count}
    return turn.state.model_copy(update={"counts": kept, "price": bargain.price_after(turn)})


def _nags(turn: Turn) -> bool:
    """Asking again right after a no, with nothing else in between, is pushing."""
    asks = turn.made(MoveKind.ASK_SALE, MoveKind.ASK_NEXT_STEP)
    return bool(asks and turn.before.turned_down and len(turn.moves) == 1)


def _settled(turn: Turn, choice: Choice) -> CallState:
    state = turn.state.model_copy(update=choice.changes)
    trust, interest, patience = _aftermath(turn, choice)
    objections = state.objections
    if objections == turn.before.objections and turn.before.standing and not turn.questions:
        objections = pass_over(state)
        trust -= sum(one.status == "dropped" for one in objections) and 6
    changes: dict[str, Any] = {
        "trust": clamp(state.trust + trust),
        "interest": clamp(state.interest + interest),
        "patience": clamp(state.patience + patience),
        "objections": objections,
        "outcome": choice.outcome,
    }
    return state.model_copy(update={**changes, "stage": _stage(turn, state, choice)})


def _aftermath(turn: Turn, choice: Choice) -> tuple[int, int, int]:
    """What the decision itself moves: having been understood makes people open up."""
    gain = turn.numbers.gain / 100
    if choice.kind is DecisionKind.REVEAL:
        kinds = [found.kind for part in choice.targets if (found := tellable(turn.persona, part))]
        trust, interest = max((_REVEAL_WINS.get(kind, (1, 1)) for kind in kinds), default=(0, 0))
        return round(trust * gain), round(interest * gain), 2
    if choice.kind is DecisionKind.ACCEPT_ANSWER:
        return round(_ANSWERED_WINS[0] * gain), round(_ANSWERED_WINS[1] * gain), 4
    if choice.kind is DecisionKind.PUT_THROUGH:
        return 2, 2, 0
    return (0, 0, 0)


def _stage(turn: Turn, state: CallState, choice: Choice) -> Stage:
    if choice.outcome:
        return "ended"
    if state.stage == "gatekeeper" or choice.kind is DecisionKind.PUT_THROUGH:
        return state.stage
    if turn.made(MoveKind.ASK_SALE, MoveKind.ASK_NEXT_STEP) or state.stage == "closing":
        return "closing"
    if state.tied or state.count(MoveKind.PITCH):
        return "solution"
    return "discovery" if known(state) else "opening"


def _decision(before: CallState, after: CallState, choice: Choice) -> Decision:
    deltas = Deltas(
        after.trust - before.trust,
        after.interest - before.interest,
        after.patience - before.patience,
    )
    if choice.outcome and choice.kind not in ENDINGS:
        raise AssertionError("only an ending ends a call")
    return Decision(
        choice.kind,
        choice.targets,
        choice.reasons,
        deltas,
        choice.slots,
        _speaker(before),
        choice.outcome,
    )
