"""One turn under decision, and what a rule may choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sparring.buyer.decision import DecisionKind
from sparring.buyer.moves import QUESTIONS, Move, MoveKind
from sparring.buyer.numbers import Numbers, numbers
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState, ObjectionState, Outcome


@dataclass
class Turn:
    """The rep's moves in a turn; `state` already holds what they did to the levels.

    `before` is the state that the rep answered to, `elapsed` seconds since the call began.
    """

    persona: Persona
    before: CallState
    state: CallState
    moves: tuple[Move, ...]
    elapsed: float

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of this call."""
        return numbers(self.persona)

    def made(self, *kinds: MoveKind) -> bool:
        """Whether any of these moves was made in this turn."""
        return any(move.kind in kinds for move in self.moves)

    def first(self, *kinds: MoveKind) -> Move | None:
        """The first of these moves."""
        return next((move for move in self.moves if move.kind in kinds), None)

    @property
    def questions(self) -> list[Move]:
        """What was asked in this turn."""
        return [move for move in self.moves if move.kind in QUESTIONS]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a rule chose, and which fields of the state it sets."""

    kind: DecisionKind
    reasons: tuple[str, ...]
    targets: tuple[str, ...] = ()
    changes: dict[str, Any] = field(default_factory=dict)
    slots: dict[str, str] = field(default_factory=dict)
    outcome: Outcome | None = None


def with_objection(state: CallState, changed: ObjectionState) -> tuple[ObjectionState, ...]:
    """The objections with one of them changed."""
    return tuple(changed if one.id == changed.id else one for one in state.objections)


def clamp(level: int) -> int:
    """A level within its bounds."""
    return max(0, min(100, level))
