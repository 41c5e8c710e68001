"""What happens when people put a re-score in force: chosen scorecards are corrected, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sparring.kit import lookup, push
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Unavailable
from sparring.kit.transaction import Fact, Raced, commit
from sparring.scoring import card_store, rescore_store
from sparring.scoring.correcting import correct
from sparring.scoring.rescore import Change, Chooser, Rescore
from sparring.scoring.rescoring import progress_message
from sparring.scoring.reviews import acting

ATTEMPTS = 4


@dataclass(frozen=True)
class Place:
    """A re-score of a rubric, as somebody bound to `team_of` sees it."""

    rubric_id: str
    rescore_id: str
    team_of: Callable[[Caller], str | None]


def apply(caller: Caller, place: Place, roleplay_ids: tuple[str, ...] | None) -> Rescore:
    """Choose the calls whose new result counts, of one's people; safe to repeat.

    `roleplay_ids` None means all but one's own. Conflict `not_ready` while judging, `own_call`.
    """
    for _ in range(ATTEMPTS):
        before = lookup.one(caller, rescore_store.rescore(caller, place.rescore_id))
        before.refuse_outside(place.rubric_id, place.team_of(caller))
        person = acting(caller)
        after = before.choosing(roleplay_ids, Chooser(person.user_id, person.name))
        if after == before:
            return before
        payload = {"rescore_id": after.rescore_id, "rubric_id": after.rubric_id}
        try:
            return rescore_store.save(caller, after, [Fact("RescoreApplied", payload)])
        except Raced:
            continue
    raise Unavailable


def put_in_force(caller: Caller, rescore_id: str) -> None:
    """Correct every chosen scorecard that is not corrected yet; the old card is kept beside it."""
    for _ in range(ATTEMPTS):
        rescore = lookup.one(caller, rescore_store.rescore(caller, rescore_id))
        if rescore.status != "applying":
            break
        for change in rescore_store.changes(caller, rescore_id):
            by = rescore.chosen.get(change.roleplay_id)
            if by is not None and not change.settled:
                _correct(caller, rescore_id, change, by)
        try:
            rescore_store.save(caller, replace(rescore, status="applied"))
        except Raced:
            continue
        _tell_applied(caller, rescore)
        break
    else:
        raise Unavailable


def _correct(caller: Caller, rescore_id: str, change: Change, by: Chooser) -> None:
    """In the name of the person who chose it, so that the fact says who did it."""
    person = replace(caller, user_id=by.user_id)
    place = rescore_store.rejudged(caller, rescore_id, change.roleplay_id)
    found = lookup.one(caller, place)
    done = rescore_store.settle(caller, rescore_id, replace(change, applied=True))
    also = [card_store.scored_by(caller, found.listed), done]
    try:
        correct(person, found.about, found.card, by.name, also)
    except Conflict as refused:
        why = replace(change, problem=refused.code)
        commit(caller, [rescore_store.settle(caller, rescore_id, why)])


def _tell_applied(caller: Caller, rescore: Rescore) -> None:
    of = len(rescore.calls)
    for user_id in {rescore.asked_by, *(by.user_id for by in rescore.chosen.values())}:
        push.notify(caller, user_id, progress_message(rescore, "applied", (of, of)))
