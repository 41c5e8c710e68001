"""A call, turn by turn: read the rep, decide, find the words."""

from __future__ import annotations

from sparring.buyer.brain import decide
from sparring.buyer.decision import Decision
from sparring.buyer.moves import Json, Move
from sparring.buyer.opening import Reply, worded
from sparring.buyer.persona import Persona
from sparring.buyer.reading import MoveReader
from sparring.buyer.state import CallState
from sparring.buyer.wording import Wording


def reply(  # noqa: PLR0913, PLR0917 - persona and state are who and where, the rest is what changes
    persona: Persona,
    state: CallState,
    text: str,
    elapsed_seconds: float,
    reader: MoveReader,
    wording: Wording,
) -> Reply:
    """The buyer's answer to one turn of the rep.

    `elapsed_seconds` is the time since the call began. Raises CallEnded when the call is over.
    """
    moves = reader.read(persona, state, text)
    after, decision = decide(persona, state, moves, elapsed_seconds)
    return worded(persona, after, decision, moves, wording)


def timeline_entry(state: CallState, decision: Decision, moves: tuple[Move, ...]) -> Json:
    """One point of the timeline: levels after the turn, what moved them, and why. JSON."""
    return {
        "turn": state.turn,
        "stage": state.stage,
        "trust": state.trust,
        "interest": state.interest,
        "patience": state.patience,
        "deltas": decision.deltas.to_json(),
        "decision": decision.kind.value,
        "targets": list(decision.targets),
        "why": list(decision.why),
        "moves": [move.to_json() for move in moves],
    }
