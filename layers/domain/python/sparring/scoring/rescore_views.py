"""What people see of a re-score."""

from __future__ import annotations

from dataclasses import asdict

from sparring.kit.caller import Caller
from sparring.scoring import rescore_store
from sparring.scoring.rescore import Change, Rescore
from sparring.scoring.rescore_schemas import RescoredCall, RescoreProgress, RescoreView


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
