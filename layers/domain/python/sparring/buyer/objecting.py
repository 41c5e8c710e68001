"""Objections: when one is raised, what answers it, and what becomes of one that is ignored."""

from __future__ import annotations

from sparring.buyer.chance import draw
from sparring.buyer.decision import DecisionKind
from sparring.buyer.moves import Move, MoveKind
from sparring.buyer.persona import GRIEVANCE, Persona, Resolution
from sparring.buyer.state import CallState, ObjectionState
from sparring.buyer.turn import Choice, Turn, with_objection

REMIND_AFTER, DROP_AFTER = 2, 4
"""Turns in which an open objection was passed over."""
GAP = 2
"""Turns between two objections that come up by themselves."""
_LISTENED, _FITTING, _OTHER = 45, 100, 55

_ANSWERS: dict[MoveKind, Resolution] = {
    MoveKind.LISTEN: "listening",
    MoveKind.SUMMARISE: "listening",
    MoveKind.GIVE_EVIDENCE: "evidence",
    MoveKind.SHOW_VALUE: "value",
    MoveKind.TIE_TO_NEED: "value",
    MoveKind.QUANTIFY: "value",
    MoveKind.TRADE: "trade",
    MoveKind.OFFER_DISCOUNT: "discount",
}


def at_start(persona: Persona, seed: int) -> tuple[ObjectionState, ...]:
    """All objections unraised, in the order in which this call will bring them up."""
    order = sorted(persona.objections, key=lambda one: draw(seed, f"objection {one.id}", 1000))
    unraised = tuple(ObjectionState(id=one.id) for one in order)
    if persona.grievance and persona.call_type == "renewal":
        return (ObjectionState(id=GRIEVANCE, status="open"), *unraised)
    return unraised


def resolution_of(persona: Persona, objection_id: str) -> Resolution:
    """What lays it to rest; a grievance wants to be heard."""
    found = next((one for one in persona.objections if one.id == objection_id), None)
    return found.resolved_by if found else "listening"


def raise_next(turn: Turn) -> Choice | None:
    """Bring up the next objection; None while one stands or when none is left."""
    state = turn.state
    waiting = next((one for one in state.objections if one.status == "unraised"), None)
    if state.standing or waiting is None:
        return None
    raised = waiting.model_copy(update={"status": "open", "since": state.turn})
    changes = {"objections": with_objection(state, raised)}
    return Choice(DecisionKind.RAISE_OBJECTION, ("concern_due",), (waiting.id,), changes)


def raise_when_due(turn: Turn) -> Choice | None:
    """An objection comes up when the rep speaks of the offer, not too early and not too many."""
    if not turn.made(MoveKind.PITCH, MoveKind.TIE_TO_NEED, MoveKind.OFFER_PRICE):
        return None
    raised = [one for one in turn.state.objections if one.status != "unraised"]
    latest = max((one.since for one in raised), default=0)
    too_soon = turn.state.turn < latest + GAP or turn.state.turn < 2
    concerns = sum(one.id != GRIEVANCE for one in raised)
    return None if too_soon or concerns >= turn.numbers.objections else raise_next(turn)


def _credit(persona: Persona, objection_id: str, moves: tuple[Move, ...]) -> int:
    wanted = resolution_of(persona, objection_id)
    given = {_ANSWERS[move.kind] for move in moves if _answers(move)}
    total = _LISTENED if "listening" in given else 0
    if wanted == "listening" and "listening" in given:
        total = _FITTING
    for one in given - {"listening"}:
        useless = one == "discount" and wanted != "discount"
        total += 0 if useless else _FITTING if one == wanted else _OTHER
    return total


def _answers(move: Move) -> bool:
    asks_for_numbers = move.kind is MoveKind.QUANTIFY and move.target != "value"
    return move.kind in _ANSWERS and not asks_for_numbers


def weigh_answer(turn: Turn) -> Choice | None:
    """What the rep's answer does to the standing objection; None when there was no answer."""
    standing = turn.before.standing
    if standing is None:
        return None
    gained = _credit(turn.persona, standing.id, turn.moves)
    if gained == 0 or turn.made(MoveKind.DISMISS):
        return None
    credit = min(400, standing.credit + gained)
    done = credit >= _needed(turn, standing.id)
    changed = standing.model_copy(
        update={"credit": credit, "ignored": 0, "status": "answered" if done else "open"}
    )
    kind = DecisionKind.ACCEPT_ANSWER if done else DecisionKind.ELABORATE
    reasons = ("answered_concern",) if done else (_half_way(turn, gained),)
    return Choice(
        kind, reasons, (standing.id,), {"objections": with_objection(turn.state, changed)}
    )


def _needed(turn: Turn, objection_id: str) -> int:
    return turn.numbers.credit + (30 if objection_id == GRIEVANCE else 0)


def _half_way(turn: Turn, gained: int) -> str:
    if turn.made(MoveKind.LISTEN, MoveKind.SUMMARISE):
        return "heard_concern"
    return "unheard_concern" if gained >= _FITTING else "missed_concern"


def pass_over(state: CallState) -> tuple[ObjectionState, ...]:
    """The objections after a turn that did not answer the open one."""
    standing = state.standing
    if standing is None or standing.status != "open":
        return state.objections
    ignored = standing.ignored + 1
    status = "dropped" if ignored >= DROP_AFTER else "open"
    return with_objection(state, standing.model_copy(update={"ignored": ignored, "status": status}))


def remind(turn: Turn) -> Choice | None:
    """Come back to an objection that was passed over, once."""
    standing = turn.state.standing
    if standing is None or standing.status != "open" or standing.ignored != REMIND_AFTER:
        return None
    return Choice(DecisionKind.REPEAT_OBJECTION, ("ignored_concern",), (standing.id,))
