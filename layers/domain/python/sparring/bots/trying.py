"""Trying a draft out: a call played from its beginning, with the buyer's mind laid open."""

from __future__ import annotations

from sparring.bots.schemas import BrainView, ObjectionStanding, TryOut, TryOutTurn, Unheard
from sparring.buyer.after import debrief, mood
from sparring.buyer.call import reply
from sparring.buyer.hearing import offline_reader
from sparring.buyer.moves import Move
from sparring.buyer.opening import Reply, begin
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState
from sparring.buyer.telling import tellables
from sparring.buyer.wording import BuiltInWording

SEED = 1
SECONDS_A_WORD = 0.4
"""150 words a minute: what was typed, taken as if it had been said."""


def try_out(persona: Persona, seed: int | None, lines: tuple[str, ...]) -> TryOut:
    """The whole call that `lines` make with this draft; lines after its end are left out."""
    reader, wording = offline_reader(), BuiltInWording()
    last = begin(persona, SEED if seed is None else seed, wording)
    turns = [_answer(persona, last, 1)]
    seconds = _spoken(last.text)
    for line in lines:
        if last.state.ended:
            break
        seconds += _spoken(line)
        last = reply(persona, last.state, line, seconds, reader, wording)
        seconds += _spoken(last.text)
        number = len(turns) + 1
        turns += [_said(number, line, last.moves), _answer(persona, last, number + 1)]
    untold = debrief(persona, last.state) if last.state.ended else ()
    return TryOut(
        turns=turns,
        ended=last.state.ended,
        outcome=last.state.outcome,
        untold=[Unheard(topic=one.topic, text=one.text, why=one.why) for one in untold],
    )


def _spoken(text: str) -> float:
    return len(text.split()) * SECONDS_A_WORD


def _said(number: int, line: str, moves: tuple[Move, ...]) -> TryOutTurn:
    named = list(dict.fromkeys(move.kind.value for move in moves))
    return TryOutTurn(
        turn=number, speaker="rep", text=line, moves=named, decision=None, reasons=[], state=None
    )


def _answer(persona: Persona, given: Reply, number: int) -> TryOutTurn:
    return TryOutTurn(
        turn=number,
        speaker="buyer",
        text=given.text,
        moves=[],
        decision=given.decision.kind.value,
        reasons=list(given.decision.why),
        state=_mind(persona, given.state),
    )


def _mind(persona: Persona, state: CallState) -> BrainView:
    topics = {one.id: one.topic for one in tellables(persona)}
    concerns = {one.id: one.text for one in persona.objections}
    return BrainView(
        trust=state.trust,
        interest=state.interest,
        patience=state.patience,
        stage=state.stage,
        mood=mood(state)["label"],
        revealed=[topics.get(one, one) for one in state.revealed],
        objections=[
            ObjectionStanding(name=concerns.get(one.id, one.id), state=one.status)
            for one in state.objections
        ],
    )
