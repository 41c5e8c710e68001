"""What happens to one call of a calibration: it is shown without names or verdicts, and judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sparring.judge.rubric import Rubric
from sparring.judge.verdict import Quote, clip_quote
from sparring.kit import lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Invalid, NotFound
from sparring.kit.lookup import Lookup
from sparring.scoring import calibration_store, card_store
from sparring.scoring.calibration import (
    BlindCall,
    Calibration,
    Picked,
    Said,
    Team,
    answered,
    refuse_foreign,
    refuse_not_own,
)
from sparring.scoring.calibration_schemas import (
    BlindVerdict,
    BlindVerdicts,
    CalibrationCall,
    CallJudged,
    CriterionToJudge,
    OwnVerdict,
    SaidTurn,
)
from sparring.scoring.schemas import MachineCard


@dataclass(frozen=True)
class Place:
    """A call of a calibration, and how to look up what a coach may see and point to in it.

    `turns` by number: lookups of `{speaker, text}` objects, None where the call has no such turn.
    """

    calibration_id: str
    roleplay_id: str
    team: Team
    turns: Mapping[int, Lookup[Any]] = field(default_factory=dict)

    def refuse_unseen(self, calibration: Calibration, own_team: str | None) -> Picked:
        """The call, if it is part of the calibration and still the reader's to see."""
        picked = calibration.call(self.roleplay_id)
        if picked is None or own_team not in {None, picked.team_id}:
            raise NotFound
        return picked


@dataclass(frozen=True)
class BlindPage:
    """A call as its coach sees it before the end, still without what was said."""

    picked: Picked
    rubric: Rubric
    call: BlindCall


def open_call(caller: Caller, place: Place) -> BlindPage:
    """A call of a calibration that the caller may read."""
    found, own_team, rubric, call = lookup.many(
        caller,
        calibration_store.head(caller, place.calibration_id),
        place.team,
        calibration_store.rubric(caller, place.calibration_id),
        _call(caller, place),
    )
    refuse_foreign(caller, found)
    return BlindPage(place.refuse_unseen(found, own_team), rubric, call)


def _call(caller: Caller, place: Place) -> Lookup[BlindCall | None]:
    """The call, or None: whether there must be one is decided when the calibration is known."""
    wanted = calibration_store.blind_call(caller, place.calibration_id, place.roleplay_id)
    return Lookup(wanted.where, lambda row: wanted.read(row) if row else None)


def view_call(page: BlindPage, turns: Iterable[SaidTurn]) -> CalibrationCall:
    """The call with what was said; nothing of what the machine thinks of it."""
    return CalibrationCall(
        **_own(page.rubric, page.call).model_dump(),
        bot_name=page.picked.bot_name,
        turns=list(turns),
        criteria=[
            CriterionToJudge(
                criterion_id=one.criterion_id,
                section=one.section,
                title=one.title,
                definition=one.definition,
                shown_by=one.shown_by,
                examples_for=list(one.examples_for),
                examples_against=list(one.examples_against),
            )
            for one in page.rubric.criteria
        ],
    )


def _own(rubric: Rubric, call: BlindCall) -> CallJudged:
    said = call.person
    return CallJudged(
        roleplay_id=call.roleplay_id,
        done=call.done(rubric),
        verdicts=[
            OwnVerdict(
                criterion_id=one.criterion_id,
                verdict=said[one.criterion_id].verdict,
                turn=said[one.criterion_id].turn,
            )
            for one in rubric.criteria
            if one.criterion_id in said
        ],
    )


def judge_call(caller: Caller, place: Place, asked: BlindVerdicts) -> CallJudged:
    """Store what the coach says about a call, in the place of what they said before."""
    found, own_team, rubric, call, card, *turns = lookup.many(
        caller,
        calibration_store.head(caller, place.calibration_id),
        place.team,
        calibration_store.rubric(caller, place.calibration_id),
        _call(caller, place),
        card_store.card(caller, place.roleplay_id),
        *place.turns.values(),
    )
    refuse_not_own(caller, found)
    picked = place.refuse_unseen(found, own_team)
    if found.state == "done":
        raise Conflict("This calibration is done.", code="calibration_done")
    person = _said(rubric, asked, dict(zip(place.turns, turns, strict=True)))
    after = answered(call, person, _quotes(picked, card))
    if after != call:
        calibration_store.save_call(caller, found, after)
    return _own(rubric, after)


def _said(rubric: Rubric, asked: BlindVerdicts, turns: Mapping[int, Any]) -> dict[str, Said]:
    person: dict[str, Said] = {}
    for number, one in enumerate(asked.verdicts):
        if rubric.criterion(one.criterion_id) is None:
            raise _wrong(number, "criterion_id", "This rubric has no such criterion.")
        if one.criterion_id in person:
            raise _wrong(number, "criterion_id", "This criterion is judged twice.")
        if one.turn is not None and turns[one.turn] is None:
            raise _wrong(number, "turn", "The call has no such turn.")
        person[one.criterion_id] = Said(one.verdict, one.turn, _text(rubric, one, turns))
    return person


def _wrong(number: int, name: str, message: str) -> Invalid:
    return Invalid.field(f"verdicts.{number}.{name}", message)


def _text(rubric: Rubric, one: BlindVerdict, turns: Mapping[int, Any]) -> str | None:
    """The words pointed to, as long as an example may be; only the right speaker's."""
    criterion = rubric.criterion(one.criterion_id)
    if one.turn is None or criterion is None or turns[one.turn].speaker != criterion.shown_by:
        return None
    return clip_quote(turns[one.turn].text)


def _quotes(picked: Picked, card: MachineCard | None) -> dict[str, tuple[Quote, ...]]:
    """The machine's evidence; none if the call has been judged by another version since."""
    if card is None or card.rubric.version != picked.rubric_version:
        return {}
    return {one.criterion_id: tuple(one.quotes) for one in card.criteria if one.quotes}
