"""What people see of a re-score."""

from __future__ import annotations

from dataclasses import asdict

from sparring.kit.caller import Caller
from sparring.kit.item import Item
from sparring.kit.paging import Asked, page_of
from sparring.scoring import rescore_store
from sparring.scoring.rescore import Change, Rescore
from sparring.scoring.rescore_schemas import (
    RescoreCard,
    RescoredCall,
    RescoreList,
    RescoreProgress,
    RescoreView,
)


def progress(rescore: Rescore) -> RescoreProgress:
    """How far a re-score is, for who has just asked for something; all done once it is ready."""
    of = len(rescore.calls)
    done = 0 if rescore.status in ("queued", "judging") else of
    return RescoreProgress(
        rescore_id=rescore.rescore_id,
        rubric_id=rescore.rubric_id,
        version=rescore.rubric_version,
        status=rescore.status,
        done=done,
        of=of,
    )


def listed(caller: Caller, rubric_id: str, team_id: str | None, asked: Asked) -> RescoreList:
    """The re-scores of a rubric, newest first; those of one team for who leads one."""

    def keep(row: Item) -> bool:
        return team_id is None or row["team_id"] == team_id

    start = rescore_store.listed_key(caller, rubric_id)
    rows, following = page_of(caller, asked, start, keep)
    return RescoreList(items=list(map(_card, rows)), next_cursor=following)


def _card(row: Item) -> RescoreCard:
    one = rescore_store.rescore_of(row)
    shown = progress(one).model_dump()
    return RescoreCard(**shown, asked_at=one.asked_at, asked_by=one.asked_by)


def view(caller: Caller, rescore: Rescore) -> RescoreView:
    """A re-score with what would change so far: one query."""
    changes = rescore_store.changes(caller, rescore.rescore_id)
    shown = progress(rescore).model_dump() | {"done": len(changes)}
    newest_first = sorted(changes, key=lambda one: one.ended_at, reverse=True)
    flips_first = sorted(newest_first, key=lambda one: not one.flips)
    calls = [_call(caller, one) for one in flips_first]
    return RescoreView(**shown, asked_at=rescore.asked_at, changes=calls)


def _call(caller: Caller, change: Change) -> RescoredCall:
    fields = asdict(change)
    user_id = fields.pop("user_id")
    return RescoredCall(**fields, flips=change.flips, own=user_id == caller.user_id)
