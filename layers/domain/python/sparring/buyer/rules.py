"""The buyer's rules in the order in which they are tried; the first that chooses, decides."""

from __future__ import annotations

from sparring.buyer.asks import answer_ask
from sparring.buyer.bargain import haggle
from sparring.buyer.decision import DecisionKind
from sparring.buyer.gate import guard
from sparring.buyer.moves import INJECTION, MoveKind
from sparring.buyer.numbers import LONGEST_CALL
from sparring.buyer.objecting import raise_when_due, remind, weigh_answer
from sparring.buyer.replies import acknowledge, answer_questions, hear_offer, hear_summary
from sparring.buyer.turn import Choice, Turn

_SUBSTANCE = frozenset(MoveKind) - {
    MoveKind.OFF_TOPIC, MoveKind.SMALL_TALK, MoveKind.REMARK, MoveKind.GREET, MoveKind.SILENCE,
    MoveKind.GOODBYE, MoveKind.MONOLOGUE, MoveKind.LISTEN,
}  # fmt: skip
_OFFENCES = (MoveKind.PUSH, MoveKind.INSULT, MoveKind.DISMISS)


def run_out(turn: Turn) -> Choice | None:
    """The buyer's time is up."""
    if turn.elapsed < turn.persona.minutes * 60 and turn.state.turn < LONGEST_CALL:
        return None
    return Choice(DecisionKind.RUN_OUT, ("time_up",), outcome="out_of_time")


def hang_up(turn: Turn) -> Choice | None:
    """Insults, pushing, or nothing left to lose it for."""
    state, needed = turn.state, turn.numbers
    checks = {
        "insulted": state.count(MoveKind.INSULT) >= 2,
        "pushed": state.count("pushed_turn") >= needed.pushes and turn.made(MoveKind.PUSH),
        "trust_gone": state.trust == 0 and (_hostile(turn) or turn.made(*_OFFENCES)),
        "patience_gone": state.patience == 0 and _hostile(turn),
        "silence": state.count(MoveKind.SILENCE) >= 3 and turn.made(MoveKind.SILENCE),
    }
    reasons = tuple(reason for reason, holds in checks.items() if holds)
    return Choice(DecisionKind.HANG_UP, reasons, outcome="hung_up") if reasons else None


def _hostile(turn: Turn) -> bool:
    state = turn.state
    offences = 2 * state.count(MoveKind.INSULT) + state.count(MoveKind.PUSH)
    return offences + state.count(MoveKind.DISMISS) + state.count(INJECTION) >= 2


def give_up(turn: Turn) -> Choice | None:
    """Patience or trust is gone: a polite end."""
    reason = "patience_gone" if turn.state.patience == 0 else "trust_gone"
    if turn.state.patience and turn.state.trust:
        return None
    return Choice(DecisionKind.DECLINE, (reason,), outcome="declined")


def hold_the_line(turn: Turn) -> Choice | None:
    """Answer what should not have been said, before anything else in the turn."""
    if turn.made(MoveKind.INSULT):
        return Choice(DecisionKind.WARN, ("insulted",))
    if turn.made(MoveKind.PUSH):
        return Choice(DecisionKind.PUSH_BACK, ("pushed",))
    if turn.made(MoveKind.DISMISS, MoveKind.INTERRUPT):
        return Choice(DecisionKind.PUSH_BACK, ("dismissed",))
    return None


def stay_on_topic(turn: Turn) -> Choice | None:
    """What has nothing to do with the call, when there is nothing else in the turn."""
    if turn.made(MoveKind.SILENCE):
        return Choice(DecisionKind.NUDGE, ("silence",))
    aside = turn.first(MoveKind.OFF_TOPIC)
    if aside is None or turn.made(*_SUBSTANCE):
        return None
    reason = "talked_to_machine" if aside.target == INJECTION else "off_topic"
    return Choice(DecisionKind.REDIRECT, (reason,))


def cut_in(turn: Turn) -> Choice | None:
    """Too long to listen to."""
    if not turn.made(MoveKind.MONOLOGUE):
        return None
    return Choice(DecisionKind.CUT_IN, ("monologue",))


def part(turn: Turn) -> Choice | None:
    """The rep says goodbye and nothing else."""
    if not turn.made(MoveKind.GOODBYE) or turn.made(*_SUBSTANCE) or turn.state.turn < 2:
        return None
    return Choice(DecisionKind.PART, ("said_goodbye",), outcome="declined")


RULES = (
    run_out,
    hang_up,
    give_up,
    guard,
    hold_the_line,
    stay_on_topic,
    cut_in,
    part,
    answer_ask,
    haggle,
    weigh_answer,
    remind,
    answer_questions,
    raise_when_due,
    hear_offer,
    hear_summary,
    acknowledge,
)


def choose(turn: Turn) -> Choice:
    """The first rule's choice."""
    for rule in RULES:
        choice = rule(turn)
        if choice is not None:
            return choice
    raise AssertionError("the last rule always chooses")
