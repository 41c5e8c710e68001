"""At most three next moves that the state of the call suggests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sparring.buyer.asks import blockers
from sparring.buyer.moves import Json, MoveKind
from sparring.buyer.objecting import resolution_of
from sparring.buyer.persona import Persona, Resolution
from sparring.buyer.state import CallState, ObjectionState
from sparring.buyer.telling import known, tellable, tellables
from sparring.buyer.turn import Turn

MOST = 3
IMPATIENT = 25


@dataclass(frozen=True, slots=True)
class Hint:
    """A next move: what to do, and how it could sound. Tells nothing that is hidden."""

    title: str
    example: str

    def to_json(self) -> Json:
        """As JSON."""
        return {"title": self.title, "example": self.example}


_DOOR = (
    Hint("Say who you are and why", "This is … from …. I'm calling about … Could you help me?"),
    Hint(
        "Ask for the person, politely", "Would you put me through, please? Two minutes are enough."
    ),
)
_LISTEN = Hint("Listen before you answer", "That's a fair point. What worries you most about it?")
_ANSWERS: dict[Resolution, Hint] = {
    "listening": Hint("Play the concern back", "So what you're saying is … Did I get that right?"),
    "evidence": Hint("Give proof", "A customer like you had the same worry. They measured …"),
    "value": Hint("Hold it against the cost", "Compared to what it costs you today, that is …"),
    "discount": Hint("Talk about the price", "If the price is what's left, I can …"),
    "trade": Hint("Trade, don't give", "If you commit to …, then I can … in return."),
}
_ASK: dict[str, Hint] = {
    "situation": Hint("Ask how it works today", "How do you handle that today, step by step?"),
    "need": Hint("Ask what they want", "What would you like to be different in a year?"),
    "problem": Hint("Ask what goes wrong", "What's the hardest part about that?"),
    "impact": Hint("Ask what it costs", "What does that cost you, in hours or money?"),
    "goal": Hint("Ask what good looks like", "What would a good result look like for you?"),
    "decision": Hint("Ask how they decide", "What has to happen before you can decide?"),
    "competition": Hint("Ask what else they look at", "What have you tried or looked at so far?"),
    "authority": Hint("Ask who else decides", "Who else needs to be part of this decision?"),
    "budget": Hint("Ask about money", "What range did you have in mind for this?"),
}
_ORDER = ("situation", "problem", "need", "impact", "goal", "authority", "decision", "competition")


def hints(persona: Persona, state: CallState) -> tuple[Hint, ...]:
    """At most three hints, the most useful first; none when the call is over."""
    if state.ended:
        return ()
    if state.stage == "gatekeeper":
        return _DOOR
    return tuple(dict.fromkeys(_all(persona, state)))[:MOST]


def _all(persona: Persona, state: CallState) -> Iterator[Hint]:
    if state.patience < IMPATIENT:
        yield Hint("Come to the point", "Let me be brief: the one thing I'd like to know is …")
    if state.standing:
        yield from _on_concern(persona, state.standing)
    if state.turn == 0:
        yield Hint(
            "Say why you're here", "I'd like to understand …, then we decide together. Okay?"
        )
    turn = Turn(persona, state, state, (), 0.0)
    yield from _on_closing(persona, turn)
    yield from _on_knowing(persona, turn)


def _on_concern(persona: Persona, standing: ObjectionState) -> Iterator[Hint]:
    if standing.credit == 0:
        yield _LISTEN
    yield _ANSWERS[resolution_of(persona, standing.id)]


def _on_closing(persona: Persona, turn: Turn) -> Iterator[Hint]:
    if not blockers(turn):
        yield _close(persona)
    elif persona.call_type == "negotiation" and known(turn.state) >= turn.numbers.facts:
        yield _ANSWERS["trade"]


def _close(persona: Persona) -> Hint:
    if persona.call_type in {"negotiation", "renewal"}:
        return Hint("Ask for the decision", "Then shall I send you the contract by Thursday?")
    return Hint(
        "Ask for a concrete next step", "Would Thursday at ten work, with everyone involved?"
    )


def _on_knowing(persona: Persona, turn: Turn) -> Iterator[Hint]:
    state = turn.state
    untied = [part for part in state.revealed if part not in state.tied]
    enough = known(state) >= turn.numbers.facts
    if enough and untied:
        yield _tie(persona, untied[0])
    if state.revealed and state.count(MoveKind.SUMMARISE) < 1 + len(state.revealed) // 3:
        yield Hint("Play back what you heard", "So if I understand you right, … Is that it?")
    yield from _on_asking(persona, state)
    if not enough:
        return
    if untied[1:]:
        yield _tie(persona, untied[1])


def _on_asking(persona: Persona, state: CallState) -> Iterator[Hint]:
    left = {one.kind for one in tellables(persona) if one.id not in state.revealed}
    yield from (_ASK[kind] for kind in _ORDER if kind in left)


def _tie(persona: Persona, part: str) -> Hint:
    found = tellable(persona, part)
    said = found.text.rstrip(".!") if found else "…"
    return Hint(
        "Tie your offer to what was said", f"You said: {said}. That's where we help, because …"
    )
