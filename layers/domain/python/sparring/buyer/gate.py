"""The gatekeeper: who is calling, why, and is it worth a busy person's time?"""

from __future__ import annotations

from sparring.buyer.decision import DecisionKind
from sparring.buyer.moves import MoveKind
from sparring.buyer.turn import Choice, Turn

PATIENT_TURNS = 5
"""Turns after which a gatekeeper who heard no reason ends it."""
_CREDIT = {
    MoveKind.INTRODUCE: 20,
    MoveKind.STATE_PURPOSE: 25,
    MoveKind.ASK_TO_CONNECT: 15,
    MoveKind.ASK_PERMISSION: 15,
    MoveKind.GIVE_EVIDENCE: 15,
    MoveKind.ASK_OPEN: 15,
    MoveKind.ASK_CLOSED: 8,
    MoveKind.LISTEN: 10,
    MoveKind.ASK_NEXT_STEP: 10,
    MoveKind.GREET: 5,
    MoveKind.SHOW_VALUE: 10,
}
_OFFENCES = (MoveKind.PUSH, MoveKind.INSULT, MoveKind.DISMISS)


def credit(turn: Turn) -> int:
    """What this turn did for the door, from 0 to 100; each move counts once a call."""
    new = {move.kind for move in turn.moves if turn.before.count(move.kind) == 0}
    return min(100, turn.before.door + sum(_CREDIT.get(kind, 0) for kind in new))


def guard(turn: Turn) -> Choice | None:
    """What the gatekeeper does; None once the buyer is on the line."""
    if turn.before.stage != "gatekeeper":
        return None
    offended = turn.made(*_OFFENCES)
    earned = turn.before.door if offended else credit(turn)
    if earned >= turn.numbers.door and not offended:
        changes = {"door": earned, "stage": "opening"}
        return Choice(DecisionKind.PUT_THROUGH, ("door_open",), (), changes)
    if offended and turn.state.count("offence") >= 2:
        return Choice(DecisionKind.HANG_UP, ("pushed",), outcome="hung_up")
    if turn.state.turn >= PATIENT_TURNS:
        return Choice(DecisionKind.REFUSE, ("door_shut",), outcome="declined")
    return Choice(DecisionKind.SCREEN, _reasons(offended), (), {"door": earned})


def _reasons(offended: bool) -> tuple[str, ...]:
    return ("pushed",) if offended else ("door_shut",)
