"""A stored rubric and a scorecard: what they are, without where they rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sparring.judge.rubric import CallType, Rubric

JudgeKind = Literal["offline", "openai"]


@dataclass(frozen=True)
class StoredRubric:
    """One immutable version of a rubric."""

    rubric_id: str
    rubric_version: int
    rubric: Rubric
    updated_at: str
    updated_by: str


@dataclass(frozen=True)
class Calibrated:
    """How far a person and the machine agreed on one version of a rubric, at the last count.

    Kappa and its 95 % interval are None where nothing could be told.
    """

    calibration_id: str
    rubric_version: int
    kappa: float | None
    ci_low: float | None
    ci_high: float | None
    judgements: int
    may_gate: bool
    at: str


@dataclass(frozen=True)
class RubricStanding:
    """Whether certificates may hang on a rubric. `gate_version` is the version for which an admin
    said so; `version` counts changes of this standing, 0 while there is none.
    """

    calibrated: Calibrated | None = None
    gate_version: int | None = None
    version: int = 0

    def calibrated_for(self, rubric_version: int) -> Calibrated | None:
        """The last count, if it is of this version."""
        found = self.calibrated
        return found if found and found.rubric_version == rubric_version else None

    def gates(self, rubric_version: int) -> bool:
        """True while an admin wants it and the last count of this very version allows it."""
        found = self.calibrated_for(rubric_version)
        return self.gate_version == rubric_version and found is not None and found.may_gate


@dataclass(frozen=True)
class Progress:
    """How far the judge is: `done` of `of` criteria, as it said at `told_at` (RFC 3339)."""

    status: Literal["queued", "judging"]
    done: int
    of: int
    told_at: str = ""


@dataclass(frozen=True)
class Call:
    """What the judge needs of an ended call. `turns` as `{turn, speaker, text, at}`, RFC 3339."""

    roleplay_id: str
    user_id: str
    user_name: str
    team_id: str | None
    mode: str
    call_type: CallType
    bot_id: str
    bot_name: str
    rubric_id: str
    rubric_version: int
    rubric: Rubric
    started_at: str
    ended_at: str
    valid: bool
    turns: tuple[dict[str, Any], ...]
