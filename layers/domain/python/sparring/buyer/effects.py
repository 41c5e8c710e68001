"""What each move does to trust, interest and patience, before any decision."""

from __future__ import annotations

from collections.abc import Callable

from sparring.buyer.decision import Deltas
from sparring.buyer.moves import INJECTION, QUESTIONS, Move, MoveKind
from sparring.buyer.numbers import Numbers
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState

Effect = tuple[int, int, int]
NONE: Effect = (0, 0, 0)

FLAT_FROM = 50
MOST_TRUST, MOST_INTEREST = 11, 14
"""The most that one turn can win, so that cramming every good move into one turn is no way."""

_ONCE: dict[MoveKind, Effect] = {
    MoveKind.GREET: (1, 0, 0),
    MoveKind.INTRODUCE: (2, 0, 0),
    MoveKind.STATE_PURPOSE: (4, 3, 0),
    MoveKind.ASK_PERMISSION: (4, 0, 2),
    MoveKind.ASK_TO_CONNECT: (1, 0, 0),
}
_ALWAYS: dict[MoveKind, Effect] = {
    MoveKind.ASK_OPEN: (3, 1, 0),
    MoveKind.ASK_CLOSED: (1, 0, 0),
    MoveKind.PUSH: (-9, -5, -16),
    MoveKind.DISMISS: (-8, -4, -8),
    MoveKind.INTERRUPT: (-5, -1, -7),
    MoveKind.INSULT: (-30, -20, -45),
    MoveKind.REMARK: (0, -1, -2),
    MoveKind.SILENCE: (-2, -3, -16),
}
_FEW: dict[MoveKind, tuple[int, Effect]] = {
    MoveKind.QUANTIFY: (4, (1, 4, 0)),
    MoveKind.SUMMARISE: (3, (6, 3, 1)),
    MoveKind.GIVE_EVIDENCE: (4, (4, 4, 0)),
    MoveKind.SHOW_VALUE: (4, (1, 5, 0)),
    MoveKind.TRADE: (3, (2, 4, 0)),
}
"""Moves that work this often; later ones change nothing."""


def effect_of(persona: Persona, state: CallState, move: Move) -> Effect:
    """The raw effect of one move in this state."""
    made = state.count(move.kind)
    if move.kind in _ONCE:
        return _ONCE[move.kind] if made == 0 else NONE
    if move.kind in _ALWAYS:
        return _ALWAYS[move.kind]
    if move.kind in _FEW:
        return _few(state, move, made)
    return _special(persona, state, move, made)


def _few(state: CallState, move: Move, made: int) -> Effect:
    times, effect = _FEW[move.kind]
    if made >= times or state.stage == "gatekeeper":
        return NONE
    if not state.revealed and move.kind is not MoveKind.GIVE_EVIDENCE:
        return (-2, 0, -1) if move.kind is MoveKind.SUMMARISE else NONE
    return effect


def _special(persona: Persona, state: CallState, move: Move, made: int) -> Effect:
    special: dict[MoveKind, Callable[[], Effect]] = {
        MoveKind.PITCH: lambda: _pitch(made),
        MoveKind.TIE_TO_NEED: lambda: _tie(state, move, made),
        MoveKind.LISTEN: lambda: _listen(state, made),
        MoveKind.SMALL_TALK: lambda: _small_talk(persona, made),
        MoveKind.OFF_TOPIC: lambda: (-7, -4, -15) if move.target == INJECTION else (-3, -3, -10),
        MoveKind.MONOLOGUE: lambda: (-3, -6, -6 - move.strength // 6),
        MoveKind.OFFER_DISCOUNT: lambda: (-5 - 2 * made, 1, 0),
        MoveKind.ASK_NEXT_STEP: lambda: (-4, -2, -7) if state.turned_down else NONE,
        MoveKind.ASK_SALE: lambda: (-4, -2, -7) if state.turned_down else NONE,
    }
    found = special.get(move.kind)
    return found() if found else NONE


def _pitch(made: int) -> Effect:
    if made < 2:
        return (0, 2 - 2 * made, -made)
    return (-2, -3, -6)


def _tie(state: CallState, move: Move, made: int) -> Effect:
    """Fits only what the buyer has said; then it is the strongest thing that a rep can say."""
    if not state.revealed:
        return (-4, -2, -3)
    if not move.target:
        return (1, 3, 0) if made < 2 else NONE
    return (1, 2, 0) if move.target in state.tied else (3, 9, 0)


def _listen(state: CallState, made: int) -> Effect:
    if state.standing:
        return (4, 1, 2)
    if state.stage == "gatekeeper" or made < 2:
        return (1, 0, 0)
    return (1, 0, 1) if made < 2 + 2 * len(state.revealed) else NONE


def _small_talk(persona: Persona, made: int) -> Effect:
    if made:
        return (0, -1, -6)
    return (2, 0, 0) if persona.mood == "friendly" else (0, 0, -2)


def turn_effect(
    persona: Persona, state: CallState, moves: tuple[Move, ...], numbers: Numbers
) -> Deltas:
    """What a whole turn does: the sum of its moves, scaled by difficulty, at most so much."""
    effects = [_scaled(effect_of(persona, state, move), move.strength, numbers) for move in moves]
    trust, interest, patience = (sum(part) for part in zip(*effects, strict=True))
    crowd = max(0, sum(move.kind in QUESTIONS for move in moves) - 4)
    return Deltas(
        trust=_flattened(min(trust, MOST_TRUST), state.trust),
        interest=_flattened(min(interest, MOST_INTEREST), state.interest),
        patience=patience - numbers.turn_cost - 2 * crowd,
    )


def _flattened(gain: int, level: int) -> int:
    """The higher a level stands, the less a good turn adds."""
    if gain <= 0 or level <= FLAT_FROM:
        return gain
    return max(1, gain * (100 - level) // (100 - FLAT_FROM))


def _scaled(effect: Effect, strength: int, numbers: Numbers) -> Effect:
    trust, interest, patience = (
        round(part * (numbers.gain * strength / 100 if part > 0 else numbers.loss) / 100)
        for part in effect
    )
    return trust, interest, patience
