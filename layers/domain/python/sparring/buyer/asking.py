"""What a question asks for."""

from __future__ import annotations

from sparring.buyer.forms import Form
from sparring.buyer.moves import UNCLEAR, MoveKind
from sparring.buyer.patterns import PROBE, QUESTIONS, RHETORICAL, compiled, found
from sparring.buyer.persona import AUTHORITY, BUDGET, Persona
from sparring.buyer.state import CallState
from sparring.buyer.topics import closest, is_business

CERTAIN = 2.0
"""Overlap from which a question is about one fact, whatever sort of question it is."""

Asked = tuple[MoveKind, str, int]


def sort_of_question(plain: str) -> str:
    """`problem`, `impact`, `budget` and so on, or empty."""
    return next((name for name, source in QUESTIONS.items() if compiled(source).search(plain)), "")


def read_question(persona: Persona, state: CallState, plain: str, form: Form) -> list[Asked]:
    """The moves of a question: kind, what it is about, and how clear that is (0 to 100)."""
    sort = sort_of_question(plain)
    about, score = closest(persona, plain)
    if sort and about in state.revealed:
        about, score = "", 0.0
    kind = MoveKind.ASK_OPEN if form == "open" else MoveKind.ASK_CLOSED
    if found("off_topic", plain) and score < 1:
        return [(MoveKind.OFF_TOPIC, "", 70)]
    if not sort and score < 1 and not _means_business(persona, plain):
        return [(kind, UNCLEAR, 20)]
    if compiled(RHETORICAL).search(plain) and form != "open":
        kind, sort, score = MoveKind.ASK_CLOSED, "check", 0.0
    target, strength = _aim(sort, about, score)
    probes = _probes(state, plain)
    numbers = [(MoveKind.QUANTIFY, target, strength)] if sort in {"quantify", "impact"} else []
    return [*probes, *numbers, (kind, target, strength)]


def _aim(sort: str, about: str, score: float) -> tuple[str, int]:
    if sort in {BUDGET, AUTHORITY} and score < 2 * CERTAIN:
        return sort, 100
    if score >= CERTAIN:
        return about, 100
    if sort:
        return sort, 80
    return (about, 60) if score >= 1 else ("", 40)


def _means_business(persona: Persona, plain: str) -> bool:
    """By its words, or because it points back at what was just talked about."""
    points_back = compiled(r"\b(?:that|this|it|those|things|there|them)\b").search(plain)
    to_buyer = compiled(r"\b(?:you|your|yours|us)\b").search(plain)
    return is_business(persona, plain) or bool(points_back and to_buyer)


def _probes(state: CallState, plain: str) -> list[Asked]:
    """Asking after an open objection is a way of listening to it."""
    standing = state.standing
    if standing is None or not compiled(PROBE).search(plain):
        return []
    return [(MoveKind.LISTEN, standing.id, 100)]
