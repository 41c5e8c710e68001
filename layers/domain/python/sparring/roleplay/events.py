"""Facts that roleplays announce."""

from __future__ import annotations

from typing import Any

from sparring.kit.transaction import Fact
from sparring.roleplay.model import Roleplay


def _about(roleplay: Roleplay) -> dict[str, Any]:
    return {
        "roleplay_id": roleplay.roleplay_id,
        "user_id": roleplay.user_id,
        "user_name": roleplay.user_name,
        "team_id": roleplay.team_id,
        "mode": roleplay.mode,
        "bot_id": roleplay.bot_id,
        "bot_version": roleplay.bot_version,
        "bot_name": roleplay.bot["name"],
        "call_type": roleplay.bot["call_type"],
        "difficulty": roleplay.bot["difficulty"],
        "rubric_id": roleplay.rubric_id,
        "rubric_version": roleplay.rubric_version,
        "started_at": roleplay.started_at,
    }


def roleplay_started(roleplay: Roleplay) -> Fact:
    """A call began."""
    return Fact("RoleplayStarted", _about(roleplay))


def roleplay_ended(roleplay: Roleplay) -> Fact:
    """A call is over. `scored` says that the judge will look at it, `valid` that it counts."""
    ended = {
        "ended_at": roleplay.ended_at,
        "ended_by": roleplay.ended_by,
        "outcome": roleplay.outcome,
        "rep_turns": roleplay.rep_turns,
        "scored": roleplay.scored,
        "valid": roleplay.valid,
    }
    return Fact("RoleplayEnded", {**_about(roleplay), **ended})


def model_used(roleplay: Roleplay, purpose: str, tokens: tuple[int, int], cost: int) -> Fact:
    """A language model was called; `tokens` in and out, `cost` in millionths of a dollar."""
    return Fact(
        "ModelUsed",
        {
            "roleplay_id": roleplay.roleplay_id,
            "user_id": roleplay.user_id,
            "purpose": purpose,
            "input_tokens": tokens[0],
            "output_tokens": tokens[1],
            "cost_micro_usd": cost,
        },
    )
