"""The ordinary answers of a conversation: to questions, offers, summaries and courtesies."""

from __future__ import annotations

from sparring.buyer.decision import DecisionKind
from sparring.buyer.moves import UNCLEAR, Move, MoveKind
from sparring.buyer.telling import Found, Tellable, find
from sparring.buyer.turn import Choice, Turn

TWO_AT_ONCE = 45
"""Trust from which the buyer answers two questions in one breath."""


def answer_questions(turn: Turn) -> Choice | None:
    """Tell what was asked for and earned, deflect what was not earned."""
    if not turn.questions or _has_better(turn):
        return None
    state = turn.state
    told: list[Tellable] = []
    found: list[Found] = []
    for move in turn.questions:
        known = state.model_copy(update={"revealed": (*state.revealed, *(t.id for t in told))})
        one = find(turn.persona, known, move)
        found.append(one)
        if one.told and state.trust >= one.needs_trust:
            told.append(one.told)
    if told:
        return _tell(turn, told[: 2 if state.trust >= TWO_AT_ONCE else 1])
    return _hold_back(turn, found)


_UNDERSTOOD = (
    MoveKind.TIE_TO_NEED, MoveKind.GIVE_EVIDENCE, MoveKind.SHOW_VALUE, MoveKind.PITCH,
    MoveKind.SUMMARISE, MoveKind.LISTEN, MoveKind.ASK_PERMISSION, MoveKind.STATE_PURPOSE,
)  # fmt: skip


def _has_better(turn: Turn) -> bool:
    """A question that nobody could place does not drown what was understood beside it."""
    unclear = all(move.target == UNCLEAR for move in turn.questions)
    return unclear and turn.made(*_UNDERSTOOD)


def _tell(turn: Turn, told: list[Tellable]) -> Choice:
    ids = tuple(one.id for one in told)
    changes = {"revealed": (*turn.state.revealed, *ids)}
    return Choice(DecisionKind.REVEAL, ("asked_well",), ids, changes)


def _hold_back(turn: Turn, found: list[Found]) -> Choice:
    unearned = [one.told for one in found if one.told]
    if unearned:
        refused = tuple(one.id for one in unearned if one.id not in turn.state.refused)
        changes = {"refused": (*turn.state.refused, *refused)}
        slots = {"topic": unearned[0].topic}
        return Choice(DecisionKind.DEFLECT, ("asked_too_early",), (), changes, slots)
    if any(one.again for one in found):
        return Choice(DecisionKind.REMIND, ("asked_again",))
    unclear = all(move.target == UNCLEAR for move in turn.questions)
    return Choice(DecisionKind.ANSWER, ("unclear" if unclear else "nothing_to_tell",))


def hear_offer(turn: Turn) -> Choice | None:
    """The rep speaks of the offer: welcome where it fits what was said."""
    tie = turn.first(MoveKind.TIE_TO_NEED)
    if tie is not None:
        return _hear_tie(turn, tie)
    if turn.made(MoveKind.GIVE_EVIDENCE, MoveKind.SHOW_VALUE):
        kind = DecisionKind.WARM_UP if turn.state.revealed else DecisionKind.ACKNOWLEDGE
        return Choice(kind, ("tied_to_need",) if turn.state.revealed else ("pitched",))
    if turn.made(MoveKind.PITCH):
        many = turn.state.count(MoveKind.PITCH) > 2
        reason = "pitched_too_much" if many else "pitched"
        return Choice(DecisionKind.PUSH_BACK, (reason,))
    return None


def _hear_tie(turn: Turn, tie: Move) -> Choice:
    if not turn.before.revealed:
        return Choice(DecisionKind.CORRECT, ("claimed_unsaid",))
    tied = (tie.target,) if tie.target and tie.target not in turn.state.tied else ()
    changes = {"tied": (*turn.state.tied, *tied)}
    return Choice(DecisionKind.WARM_UP, ("tied_to_need",), (), changes)


def hear_summary(turn: Turn) -> Choice | None:
    """The rep plays back what was said."""
    if not turn.made(MoveKind.SUMMARISE):
        return None
    if not turn.before.revealed:
        return Choice(DecisionKind.CORRECT, ("summed_up_wrong",))
    return Choice(DecisionKind.CONFIRM, ("summed_up",))


_OPENERS = (MoveKind.INTRODUCE, MoveKind.STATE_PURPOSE, MoveKind.ASK_PERMISSION)


def acknowledge(turn: Turn) -> Choice:
    """Whatever is left: a courtesy answered, or a nod."""
    if turn.made(MoveKind.ASK_PERMISSION):
        return Choice(DecisionKind.GRANT, ("courtesy",))
    if turn.made(*_OPENERS) and turn.state.turn <= 3:
        return Choice(DecisionKind.GREET, ("courtesy",))
    if turn.made(MoveKind.SMALL_TALK):
        return Choice(DecisionKind.ACKNOWLEDGE, ("small_talk",))
    reason = "courtesy" if turn.made(MoveKind.GREET, MoveKind.LISTEN) else "no_aim"
    return Choice(DecisionKind.ACKNOWLEDGE, (reason,))
