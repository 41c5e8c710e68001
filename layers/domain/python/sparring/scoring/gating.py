"""Whether certificates may hang on a rubric: an admin's wish, as far as the figures allow it."""

from __future__ import annotations

from dataclasses import replace

from sparring.judge.agreement import ENOUGH_JUDGEMENTS, GATING_KAPPA
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.scoring import rubric_store
from sparring.scoring.model import RubricStanding
from sparring.scoring.schemas import RubricView, rubric_view


def gate_rubric(caller: Caller, rubric_id: str, *, on: bool) -> RubricView:
    """Let certificates hang on the newest version of a rubric, or no longer; safe to repeat."""
    stored, standing = rubric_store.load_shown(caller, rubric_id)
    number = stored.rubric_version
    reason = _reason_against(standing, number) if on else ""
    if reason:
        raise Conflict(reason, code="not_calibrated")
    after = replace(standing, gate_version=number if on else None)
    if after != standing:
        rubric_store.save_standing(caller, rubric_id, after)
    return rubric_view(stored, after)


def _reason_against(standing: RubricStanding, number: int) -> str:
    found = standing.calibrated_for(number)
    if found is None:
        return f"Version {number} of this rubric has not been calibrated."
    if found.judgements < ENOUGH_JUDGEMENTS:
        return f"Its calibration has {found.judgements} judgements; it takes {ENOUGH_JUDGEMENTS}."
    if found.kappa is None:
        return "Its calibration says nothing: every answer was the same."
    if not found.may_gate:
        return f"Its calibration found a kappa of {found.kappa:.3f}; it takes {GATING_KAPPA}."
    return ""
