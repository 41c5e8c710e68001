"""The end of a call: by the rep, by time, or because everybody left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.kit.transaction import Raced
from sparring.roleplay import repository
from sparring.roleplay.model import EndedBy, Roleplay, as_seen, end, idle
from sparring.roleplay.schemas import RoleplayView
from sparring.roleplay.showing import own_view
from sparring.roleplay.standing import refuse_foreign

ATTEMPTS = 4


def _load(caller: Caller, roleplay_id: str) -> Roleplay:
    return lookup.one(caller, repository.head(caller, roleplay_id))


def _until_settled(act: Callable[[], bool]) -> None:
    """Try again when somebody else changed the call meanwhile; `act` says when it is done."""
    for _ in range(ATTEMPTS):
        try:
            if act():
                return
        except Raced:
            continue
    raise Conflict("Another turn is being answered.", code="turn_in_progress")


def end_roleplay(caller: Caller, roleplay_id: str) -> RoleplayView:
    """End the caller's call. Ending it twice changes nothing."""

    def act() -> bool:
        roleplay = _load(caller, roleplay_id)
        refuse_foreign(caller, roleplay)
        if not roleplay.ended:
            by: EndedBy = "abandoned" if as_seen(roleplay, clock.now()).ended else "rep"
            repository.save_ended(caller, end(roleplay, by, None, clock.stamp()))
        return True

    _until_settled(act)
    return own_view(caller, roleplay_id)


def close_if_idle(caller: Caller, roleplay_id: str) -> bool:
    """End a call that nobody has touched for half an hour. True when it is over now."""
    roleplay = _load(caller, roleplay_id)
    if roleplay.ended:
        return True
    if not idle(roleplay, clock.now()):
        return False
    try:
        repository.save_ended(caller, end(roleplay, "abandoned", None, roleplay.last_at))
    except Raced:
        return False
    return True


@dataclass(frozen=True)
class Scored:
    """A result; `version` is 0 for the judge's own, and grows with every correction."""

    score: float
    passed: bool
    version: int = 0


def note_score(caller: Caller, roleplay_id: str, found: Scored) -> None:
    """Keep the newest result beside the call; an older one that arrives late changes nothing."""

    def act() -> bool:
        roleplay = _load(caller, roleplay_id)
        kept = Scored(roleplay.score or 0.0, bool(roleplay.passed), roleplay.score_version)
        late = roleplay.score is not None and found.version < kept.version
        if not late and (roleplay.score is None or kept != found):
            noted = replace(roleplay, score=found.score, passed=found.passed)
            repository.save_score(caller, replace(noted, score_version=found.version))
        return True

    _until_settled(act)


def call_for_judge(caller: Caller, roleplay_id: str) -> dict[str, Any]:
    """What the judge needs of an ended call, as plain values."""
    whole = repository.load_whole(caller, roleplay_id)
    roleplay = whole.roleplay
    return {
        "roleplay_id": roleplay.roleplay_id,
        "user_id": roleplay.user_id,
        "user_name": roleplay.user_name,
        "team_id": roleplay.team_id,
        "mode": roleplay.mode,
        "call_type": roleplay.bot["call_type"],
        "bot_id": roleplay.bot_id,
        "bot_name": roleplay.bot["name"],
        "rubric_id": roleplay.rubric_id,
        "rubric_version": roleplay.rubric_version,
        "rubric": whole.rubric,
        "started_at": roleplay.started_at,
        "ended_at": roleplay.ended_at or roleplay.last_at,
        "valid": roleplay.valid,
        "turns": tuple(
            {"turn": t.turn, "speaker": t.speaker, "text": t.text, "at": t.at} for t in whole.turns
        ),
    }
