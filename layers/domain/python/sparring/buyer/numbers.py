"""The numbers of a call. Difficulty and call type change these, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sparring.buyer.persona import CallType, Difficulty, Mood, Persona

LONGEST_CALL = 60
"""Turns of the rep after which a call is out of time, whatever the clock says."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Levels run from 0 to 100, `gain` and `loss` are percent, the rest are counts.

    `facts` must be known before a yes, `credit` answers an objection, `pushes` end the call,
    `refusals` are how often a premature ask is forgiven, `door` opens the gatekeeper's door.
    """

    trust: int
    interest: int
    gain: int
    loss: int
    win_trust: int
    win_interest: int
    facts: int
    objections: int
    credit: int
    pushes: int
    refusals: int
    door: int
    turn_cost: int
    earlier: int


@dataclass(frozen=True, slots=True)
class _Level:
    trust: int
    gain: int
    loss: int
    win: int
    facts: int
    objections: int
    credit: int
    pushes: int
    refusals: int
    door: int
    earlier: int


@dataclass(frozen=True, slots=True)
class _Kind:
    trust: int
    interest: int
    win: int
    facts: int
    turn_cost: int


_LEVELS: dict[Difficulty, _Level] = {
    "easy": _Level(8, 115, 85, 38, 2, 1, 80, 4, 3, 45, 8),
    "normal": _Level(0, 100, 100, 46, 3, 1, 100, 3, 2, 55, 0),
    "hard": _Level(-5, 90, 120, 52, 4, 2, 120, 2, 2, 70, -3),
}
_KINDS: dict[CallType, _Kind] = {
    "cold_call": _Kind(-3, 14, -4, 0, 3),
    "gatekeeper": _Kind(-3, 14, -4, -1, 3),
    "discovery": _Kind(8, 26, 0, 0, 2),
    "demo": _Kind(8, 32, 2, 0, 2),
    "negotiation": _Kind(12, 40, 4, -1, 2),
    "renewal": _Kind(-4, 26, 0, 0, 2),
}
_MOODS: dict[Mood, int] = {
    "friendly": 34,
    "neutral": 28,
    "rushed": 24,
    "skeptical": 20,
    "guarded": 20,
    "irritated": 16,
}


@lru_cache(maxsize=64)
def numbers(persona: Persona) -> Numbers:
    """The numbers of this persona's calls."""
    level, kind = _LEVELS[persona.difficulty], _KINDS[persona.call_type]
    tellable = len(persona.needs) + len(persona.hidden_facts)
    return Numbers(
        trust=max(12, _MOODS[persona.mood] + level.trust + kind.trust),
        interest=kind.interest + level.trust // 2,
        gain=level.gain,
        loss=level.loss,
        win_trust=level.win + kind.win,
        win_interest=level.win + kind.win,
        facts=min(tellable, max(2, level.facts + kind.facts)),
        objections=min(len(persona.objections), level.objections),
        credit=level.credit,
        pushes=level.pushes,
        refusals=level.refusals,
        door=level.door,
        turn_cost=kind.turn_cost,
        earlier=level.earlier,
    )
