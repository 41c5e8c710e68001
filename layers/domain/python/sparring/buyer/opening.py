"""How a call begins, and how any decision becomes the buyer's reply."""

from __future__ import annotations

from dataclasses import dataclass

from sparring.buyer.brain import open_call
from sparring.buyer.decision import Decision
from sparring.buyer.moves import Move
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState
from sparring.buyer.wording import Line, Wording

# Whoever only reads about a call does not pay for this; whoever plays one pays while it starts.
Persona.model_rebuild()


@dataclass(frozen=True, slots=True)
class Reply:
    """The buyer's answer: the state after it, the decision, the words, and what was read."""

    state: CallState
    decision: Decision
    text: str
    moves: tuple[Move, ...] = ()


def begin(persona: Persona, seed: int, wording: Wording) -> Reply:
    """The buyer picks up and speaks first."""
    state, decision = open_call(persona, seed)
    return worded(persona, state, decision, (), wording)


def worded(
    persona: Persona,
    state: CallState,
    decision: Decision,
    moves: tuple[Move, ...],
    wording: Wording,
) -> Reply:
    """The reply to a decision, and the state that knows what was said."""
    line = wording.word(persona, state, decision)
    return Reply(remember(state, line), decision, line.text, moves)


def remember(state: CallState, line: Line) -> CallState:
    """The state that knows that a line was said."""
    new = tuple(one for one in line.marks if one not in state.said)
    return state.model_copy(update={"said": (*state.said, *new)})
