"""How long a scorecard is waited for, and what happens when the judge was never heard of again."""

from __future__ import annotations

import datetime as dt

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.kit.transaction import Fact
from sparring.scoring import card_store
from sparring.scoring.model import Progress
from sparring.scoring.schemas import MachineCard, ScoringProgress

SILENT_SECONDS = 180
"""The judge has 120 for a call and tells each step: after this it has died on the way."""

UNHEARD_SECONDS = 600
"""From the end of a call until the judge begins, when many calls wait."""


def waiting(at: Progress | None, ended_at: str | None) -> ScoringProgress:
    """How far the judge is with a call that ended then; `failed` when it has gone silent."""
    if at is None:
        silent = _silent(ended_at, UNHEARD_SECONDS)
        return ScoringProgress(status="failed" if silent else "queued", done=0, of=0)
    status = "failed" if _silent(at.told_at, SILENT_SECONDS) else at.status
    return ScoringProgress(status=status, done=at.done, of=at.of)


def _silent(since: str | None, seconds: float) -> bool:
    if not since:
        return False
    return clock.now() - clock.parse(since) > dt.timedelta(seconds=seconds)


def score_again(
    caller: Caller, roleplay_id: str, card: MachineCard | None, at: ScoringProgress
) -> ScoringProgress:
    """Ask for a call to be judged that the judge never finished.

    Conflict `already_scored`, and `being_scored` while the judge may still be at it.
    """
    if card is not None:
        raise Conflict("This call has its scorecard.", code="already_scored")
    if at.status != "failed":
        raise Conflict("This call is being scored.", code="being_scored")
    fact = Fact("ScoringAsked", {"roleplay_id": roleplay_id, "user_id": caller.user_id})
    card_store.save_progress(caller, roleplay_id, Progress("queued", 0, at.of), [fact])
    return ScoringProgress(status="queued", done=0, of=at.of)
