"""What the buyer has to tell, and what a question has earned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sparring.buyer.moves import Move, MoveKind
from sparring.buyer.numbers import numbers
from sparring.buyer.persona import AUTHORITY, BUDGET, Persona
from sparring.buyer.state import CallState

CLOSED_COSTS = 8
"""A closed question needs this much more trust than an open one."""
ASTRAY_COSTS = 4
"""So does a question that found its fact only by falling back to another sort."""


@dataclass(frozen=True, slots=True)
class Tellable:
    """Something that can be told: a need, a hidden fact, the budget or who decides."""

    id: str
    kind: str
    topic: str
    text: str
    needs_trust: int


_FALLBACKS = {
    "problem": ("need", "problem", "impact", "situation"),
    "goal": ("need", "goal", "problem"),
    "impact": ("impact", "problem", "need"),
    "quantify": ("impact", "problem", "situation"),
    "situation": ("situation", "need", "problem"),
    "decision": ("decision", "authority", "competition"),
    "competition": ("competition", "situation", "problem"),
    "follow_up": ("problem", "impact", "need", "situation", "goal", "competition"),
    "authority": ("authority", "decision"),
    "budget": ("budget",),
    "": ("need", "situation", "problem", "impact", "goal", "competition", "decision"),
}
_CLOSE = {"problem": 2, "goal": 2, "follow_up": 5, "": 3, "situation": 1, "impact": 1}
"""How many of the sorts above count as a straight answer."""


@lru_cache(maxsize=64)
def tellables(persona: Persona) -> tuple[Tellable, ...]:
    """All of them, what is told first in front."""
    ranked = sorted(persona.needs, key=lambda need: -need.priority)
    needs = [Tellable(n.id, "need", "need", n.text, 8 + 4 * i) for i, n in enumerate(ranked)]
    facts = [
        Tellable(fact.id, fact.kind, fact.topic, fact.text, fact.needs_trust)
        for fact in sorted(persona.hidden_facts, key=lambda fact: fact.needs_trust)
    ]
    money = Tellable(BUDGET, BUDGET, "budget", persona.budget.text, persona.budget.needs_trust)
    power = persona.authority
    who = Tellable(AUTHORITY, AUTHORITY, "who decides", power.text, power.needs_trust)
    return (*needs, *facts, money, who)


def tellable(persona: Persona, part_id: str) -> Tellable | None:
    """The one with this id."""
    return next((one for one in tellables(persona) if one.id == part_id), None)


@dataclass(frozen=True, slots=True)
class Found:
    """What a question leads to: something untold and the trust that it needs, or what is known."""

    told: Tellable | None = None
    needs_trust: int = 0
    again: bool = False


def find(persona: Persona, state: CallState, move: Move) -> Found:
    """What this question leads to in this state; an empty Found where it leads nowhere."""
    ease = -numbers(persona).earlier
    ease += CLOSED_COSTS if move.kind is MoveKind.ASK_CLOSED else 0
    direct = tellable(persona, move.target)
    if direct and direct.kind != move.target:
        return _direct(state, direct, ease)
    options = list(_options(persona, state, move.target, ease))
    earned = [one for one in options if state.trust >= one.needs_trust]
    best = next(iter(earned or options), None)
    return best or Found(again=move.target in state.revealed)


def _options(persona: Persona, state: CallState, sort: str, ease: int) -> Iterator[Found]:
    """What a sort of question can lead to, the straightest answer first."""
    for place, kind in enumerate(_FALLBACKS.get(sort, ())):
        astray = ASTRAY_COSTS if place >= _CLOSE.get(sort, 1) else 0
        for one in _untold(persona, state, kind):
            yield Found(one, one.needs_trust + ease + astray)


def _direct(state: CallState, one: Tellable, ease: int) -> Found:
    if one.id in state.revealed:
        return Found(again=True)
    return Found(one, one.needs_trust + ease)


def _untold(persona: Persona, state: CallState, sort: str) -> Iterator[Tellable]:
    return (one for one in tellables(persona) if one.kind == sort and one.id not in state.revealed)


def known(state: CallState) -> int:
    """How many needs and hidden facts the rep has found out."""
    about_money_and_power = {BUDGET, AUTHORITY}
    return sum(1 for part in state.revealed if part not in about_money_and_power)
