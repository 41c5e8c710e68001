"""Putting a decision into words: the port, and the wording that needs no model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Protocol

from sparring.buyer.chance import draw
from sparring.buyer.decision import Decision, DecisionKind
from sparring.buyer.lines import meeting, resisting, talking
from sparring.buyer.persona import GRIEVANCE, Objection, Persona
from sparring.buyer.state import CallState
from sparring.buyer.telling import tellable
from sparring.buyer.text import stems


@dataclass(frozen=True, slots=True)
class Line:
    """What the buyer says, and the marks that keep it from being said again."""

    text: str
    marks: tuple[str, ...]


class Wording(Protocol):
    """Somebody who finds the words for a decision, and cannot change it."""

    def word(self, persona: Persona, state: CallState, decision: Decision) -> Line:
        """The line for `decision` in the state after it; none whose mark is in `state.said`."""


class BuiltInWording:
    """Lines that ship, filled with the persona's own words. Offline."""

    def word(self, persona: Persona, state: CallState, decision: Decision) -> Line:
        """The line for a decision."""
        register = register_of(persona, state)
        if decision.kind is DecisionKind.REVEAL:
            return _told(persona, state, decision, register)
        filling = _filling(persona, decision)
        pools = list(_pools(persona, decision, register))
        for pool in pools:
            fresh = [line for line in pool if _can_fill(line, filling)]
            fresh = [line for line in fresh if not {*_marks(line, filling)} & {*state.said}]
            if fresh:
                chosen = fresh[draw(state.seed, f"line {state.turn}", len(fresh))]
                return Line(_filled(chosen, filling), _marks(chosen, filling))
        spent = [line for pool in pools for line in pool if _can_fill(line, filling)]
        return _renewed(state, [_filled(line, filling) for line in spent], register)


def _marks(line: str, filling: dict[str, str]) -> tuple[str, ...]:
    """Of the line, and of what would solve an objection: that is told once, too."""
    if "{resolution}" not in line:
        return (mark(line),)
    return (mark(line), mark(filling["resolution"]))


def register_of(persona: Persona, state: CallState) -> str:
    """How the buyer sounds now: warm, even or cold."""
    sour = persona.mood in {"irritated", "skeptical", "rushed", "guarded"}
    level = (2 * state.trust + state.patience + state.interest) // 4 - (6 if sour else 0)
    return "warm" if level >= 55 else "even" if level >= 30 else "cold"


def mark(text: str) -> str:
    """A short mark of a line."""
    return blake2b(text.encode(), digest_size=4).hexdigest()


@cache
def _lines() -> dict[str, tuple[str, ...]]:
    return {**meeting.LINES, **talking.LINES, **resisting.LINES}


@cache
def everyday_stems() -> frozenset[str]:
    """Stems of what any buyer says in any call."""
    return stems(" ".join(line for pool in _lines().values() for line in pool).lower())


def _pools(persona: Persona, decision: Decision, register: str) -> Iterator[tuple[str, ...]]:
    """The pools to choose from, the most fitting first."""
    lines = _lines()
    for name in (*_special_names(persona, decision), decision.kind.value):
        yield lines.get(f"{name}:{register}", ()) + (
            lines.get(name, ()) if register == "even" else ()
        )
        yield lines.get(name, ())


def _special_names(persona: Persona, decision: Decision) -> tuple[str, ...]:
    kind = decision.kind.value
    if decision.kind is DecisionKind.OPEN:
        at_door = decision.speaker == "gatekeeper"
        return (f"open.{'gatekeeper' if at_door else _opening(persona)}", "open.cold_call")
    if decision.kind is DecisionKind.AGREE:
        won = "sale" if decision.outcome == "sale" else "next_step"
        slot = "price" if "price" in decision.slots else "when" if won == "next_step" else "sale"
        return (f"agree.{slot}", f"agree.{won}")
    return tuple(f"{kind}.{reason}" for reason in decision.reasons)


def _opening(persona: Persona) -> str:
    return "cold_call" if persona.call_type == "gatekeeper" else persona.call_type


def _filling(persona: Persona, decision: Decision) -> dict[str, str]:
    keeper = persona.doorkeeper
    filling = {
        "first": persona.first_name,
        "name": persona.name,
        "company": persona.company,
        "keeper": keeper.name if keeper else "",
        "grievance": persona.grievance or "",
        **{name: _capital(value) for name, value in decision.slots.items() if name == "when"},
        **{name: value for name, value in decision.slots.items() if name != "when"},
    }
    return {**filling, **_about_objection(persona, decision)}


def _about_objection(persona: Persona, decision: Decision) -> dict[str, str]:
    if not decision.targets:
        return {}
    if decision.targets[0] == GRIEVANCE:
        return {"concern": resisting.CONCERNS["service"]}
    found = next((one for one in persona.objections if one.id == decision.targets[0]), None)
    return _objection_words(found) if found else {}


def _objection_words(found: Objection) -> dict[str, str]:
    wanted = found.resolution.rstrip(". ")
    return {
        "objection": found.text,
        "concern": resisting.CONCERNS[found.type],
        "resolution": wanted[:1].lower() + wanted[1:] if wanted[1:2].islower() else wanted,
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _can_fill(line: str, filling: dict[str, str]) -> bool:
    names = [part.split("}")[0] for part in line.split("{")[1:]]
    return all(filling.get(name) for name in names)


def _filled(line: str, filling: dict[str, str]) -> str:
    for name, value in filling.items():
        line = line.replace(f"{{{name}}}", value)
    return _capital(" ".join(line.split()))


def _told(persona: Persona, state: CallState, decision: Decision, register: str) -> Line:
    found = [tellable(persona, part) for part in decision.targets]
    body = " ".join(" ".join(one.text.split()) for one in found if one)
    openers = resisting.OPENERS[register]
    fresh = [one for one in openers if mark(one) not in state.said]
    bare = draw(state.seed, f"bare {state.turn}", 3) == 0 or not fresh
    if bare and mark(body) not in state.said:
        return Line(body, (mark(body),))
    return _renewed(state, [body], register, fresh)


def _renewed(
    state: CallState, bodies: list[str], register: str, openers: list[str] | None = None
) -> Line:
    """A line that was not said in this form yet: the same words with another lead-in."""
    leads = openers or [one for pool in resisting.OPENERS.values() for one in pool]
    start = draw(state.seed, f"lead {state.turn} {register}", len(leads))
    for lead in (*leads[start:], *leads[:start]):
        for body in bodies:
            text = f"{lead} {body}"
            if mark(text) not in state.said:
                return Line(text, (mark(text), mark(lead), mark(body)))
    return _renewed(state, [f"{lead} {body}" for lead in leads for body in bodies[:3]], register)
