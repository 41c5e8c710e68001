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
class Progress:
    """How far the judge is: `done` of `of` criteria."""

    status: Literal["queued", "judging"]
    done: int
    of: int


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
