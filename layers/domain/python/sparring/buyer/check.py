"""Whether a line that a model wrote says what was decided, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sparring.buyer.amounts import prices
from sparring.buyer.decision import ENDINGS, Decision, DecisionKind
from sparring.buyer.patterns import compiled
from sparring.buyer.persona import GRIEVANCE, Persona
from sparring.buyer.state import CallState
from sparring.buyer.telling import tellable, tellables
from sparring.buyer.tells import (
    AFFIRMS,
    AGREES,
    ENDS,
    MACHINE,
    NOT_SPEECH,
    REFUSES,
    SELLS,
    figures,
)
from sparring.buyer.text import clean, stems, words
from sparring.buyer.wording import everyday_stems, mark

SPOKEN_WORDS = 55
"""About twenty seconds; what the decision lets the buyer tell comes on top."""
LEAKED, TOLD = 0.75, 0.34
"""Share of a fact's words from which it counts as given away, or as told."""
OWN_WORDS = 2
"""So many words that only this fact holds give it away, too."""
RUN = 5
"""So many of its words in a row do, too, when one of them is its own."""
TELLING = 20
"""A figure from here on gives a fact away by itself."""

_ENDS_ANYWAY = ENDINGS | {DecisionKind.WARN, DecisionKind.NUDGE, DecisionKind.PUSH_BACK}


def check_line(
    persona: Persona, state: CallState, decision: Decision, text: str
) -> tuple[str, ...]:
    """What is wrong with a line for `decision` in the state after it; empty when nothing is.

    `empty`, `too_long`, `not_speech`, `machine`, `sells`, `agrees`, `refuses`, `ends`, `goes_on`,
    `leaks:<id>`, `untold:<id>`, `wrong_price`, `no_price`, `repeats`.
    """
    plain = " ".join(clean(text).lower().split())
    if not words(plain):
        return ("empty",)
    return (
        *_form(persona, decision, text, plain),
        *_role(decision, plain),
        *_stance(decision, plain),
        *_content(persona, state, decision, plain),
        *(("repeats",) if mark(text.strip()) in state.said else ()),
    )


def _form(persona: Persona, decision: Decision, text: str, plain: str) -> Iterator[str]:
    told = sum(len(_words_of(persona, part).split()) for part in decision.targets)
    if len(plain.split()) > SPOKEN_WORDS + told:
        yield "too_long"
    if compiled(NOT_SPEECH).search(text):
        yield "not_speech"


def _role(decision: Decision, plain: str) -> Iterator[str]:
    if compiled(MACHINE).search(plain):
        yield "machine"
    if decision.speaker == "buyer" and compiled(SELLS).search(plain):
        yield "sells"


def _stance(decision: Decision, plain: str) -> Iterator[str]:
    if decision.kind is DecisionKind.AGREE:
        if not compiled(AFFIRMS).search(plain) or compiled(REFUSES).search(plain):
            yield "refuses"
        return
    if _agrees(plain):
        yield "agrees"
    if decision.kind in ENDINGS and not compiled(ENDS).search(plain):
        yield "goes_on"
    if decision.kind not in _ENDS_ANYWAY and compiled(ENDS).search(plain):
        yield "ends"


def _agrees(plain: str) -> bool:
    """Whether the line gives in, in any of its parts that is not negated or conditional."""
    for part in re.split(r"[.!?;]|, but\b|\bbut\b", plain):
        match = compiled(AGREES).search(part)
        before = part[: match.start()] if match else ""
        if match and not re.search(
            r"\b(?:not|n't|never|no|if|before|until|unless|won't|can't|why|could|would)\b", before
        ):
            return True
    return False


def _content(persona: Persona, state: CallState, decision: Decision, plain: str) -> Iterator[str]:
    yield from _leaks(persona, state, decision, plain)
    yield from _left_out(persona, decision, plain)
    yield from _prices(persona, state, decision, plain)


def _words_of(persona: Persona, part: str) -> str:
    """What may be said because it is a target: the text of a fact or objection."""
    if part == GRIEVANCE:
        return persona.grievance or ""
    found = tellable(persona, part)
    objection = next((one for one in persona.objections if one.id == part), None)
    spoken = f"{objection.text} {objection.resolution}" if objection else ""
    return found.text if found else spoken


def _public(persona: Persona, state: CallState, decision: Decision) -> frozenset[str]:
    """Stems that the buyer may use freely: the brief, and what was said or is said now."""
    raised = [one.id for one in state.objections if one.status != "unraised"]
    told = (*state.revealed, *decision.targets, *raised)
    known = [_words_of(persona, part) for part in told]
    brief = (persona.situation, persona.product, persona.name, persona.company, persona.role)
    return stems(" ".join((*brief, persona.industry, *known)).lower()) | everyday_stems()


def _leaks(persona: Persona, state: CallState, decision: Decision, plain: str) -> Iterator[str]:
    allowed = {*state.revealed, *decision.targets}
    waiting = {one.id for one in state.objections if one.status == "unraised"} - allowed
    secrets = [(one.id, one.text) for one in tellables(persona) if one.id not in allowed]
    secrets += [(one.id, one.text) for one in persona.objections if one.id in waiting]
    public = _public(persona, state, decision)
    known = figures(
        " ".join((persona.situation, *(_words_of(persona, p) for p in allowed))).lower()
    )
    for part, text in secrets:
        if _gives_away(text.lower(), plain, public, known):
            yield f"leaks:{part}"


def _gives_away(secret: str, plain: str, public: frozenset[str], known: frozenset[int]) -> bool:
    hidden, said = stems(secret), stems(plain)
    own = (hidden - public) & said
    named = (figures(secret) & figures(plain)) - known
    if any(figure >= TELLING for figure in named) or (named and own):
        return True
    if len(own) >= min(OWN_WORDS, len(hidden - public)) > 0:
        return True
    if len(hidden) > 1 and len(hidden & said) >= LEAKED * len(hidden):
        return True
    return _word_for_word(secret, plain, RUN if own else len(words(secret)))


def _word_for_word(secret: str, plain: str, run: int) -> bool:
    """Whether so many words of a secret stand in the line in the same order."""
    hidden, said = words(secret), f" {' '.join(words(plain))} "
    runs = (hidden[start : start + run] for start in range(len(hidden) - run + 1))
    return any(f" {' '.join(one)} " in said for one in runs)


def _left_out(persona: Persona, decision: Decision, plain: str) -> Iterator[str]:
    if decision.kind not in {DecisionKind.REVEAL, DecisionKind.RAISE_OBJECTION}:
        return
    for part in decision.targets:
        objection = next((one for one in persona.objections if one.id == part), None)
        wanted = stems((objection.text if objection else _words_of(persona, part)).lower())
        if wanted and len(wanted & stems(plain)) < TOLD * len(wanted):
            yield f"untold:{part}"


def _prices(persona: Persona, state: CallState, decision: Decision, plain: str) -> Iterator[str]:
    if persona.call_type != "negotiation":
        return
    named = set(prices(plain))
    may = {state.price, state.counter, *prices(decision.slots.get("price", "").lower())}
    for part in (*state.revealed, *decision.targets):
        may |= set(prices(_words_of(persona, part).lower()))
    if named - may - set(prices(persona.situation.lower())):
        yield "wrong_price"
    wanted = set(prices(decision.slots.get("price", "").lower()))
    if decision.kind is DecisionKind.COUNTER and not wanted <= named:
        yield "no_price"
