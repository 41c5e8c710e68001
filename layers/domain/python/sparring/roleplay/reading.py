"""Reading one roleplay: who may, and what a scorecard says of it."""

from __future__ import annotations

from typing import Any

from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, NotFound
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import account_key
from sparring.roleplay import repository
from sparring.roleplay.model import Roleplay, as_seen


def led_team(caller: Caller) -> Lookup[str | None]:
    """How to look up the team that a coach is bound to; None means that they see everybody."""

    def read(row: Item | None) -> str | None:
        team = (row or {}).get("team_id") if caller.role == "manager" else None
        return str(team) if team else None

    return Lookup(account_key(caller), read)


def own_team(caller: Caller) -> str | None:
    """The team that a manager leads; None for admins, and managers who lead no one team."""
    if caller.role != "manager":
        return None
    team, account = led_team(caller), caller.standing.account
    return team.read(account) if account else lookup.one(caller, team)


def refuse_unseen(caller: Caller, roleplay: Roleplay) -> None:
    """Own calls always; official ones of their people for coaches; nothing else exists."""
    if roleplay.user_id == caller.user_id:
        return
    if not caller.coaches or roleplay.mode != "official":
        raise NotFound
    team = own_team(caller)
    if team is not None and roleplay.team_id != team:
        raise NotFound


def about(roleplay: Roleplay) -> dict[str, Any]:
    """What a scorecard's readers need of the call, as plain values."""
    return {
        "roleplay_id": roleplay.roleplay_id,
        "user_id": roleplay.user_id,
        "user_name": roleplay.user_name,
        "team_id": roleplay.team_id,
        "mode": roleplay.mode,
        "bot_id": roleplay.bot_id,
        "bot_name": roleplay.bot["name"],
        "call_type": roleplay.bot["call_type"],
        "rubric_id": roleplay.rubric_id,
        "rubric_version": roleplay.rubric_version,
        "rubric_name": roleplay.rubric_name,
        "started_at": roleplay.started_at,
        "ended_at": roleplay.ended_at or roleplay.last_at,
        "valid": roleplay.valid,
        "turns": roleplay.turn_count,
    }


def scorable(caller: Caller, roleplay_id: str) -> Lookup[Roleplay]:
    """How to look up a call whose scorecard is asked for."""
    return repository.head(caller, roleplay_id)


def refuse_unscored(caller: Caller, roleplay: Roleplay) -> None:
    """Raise when there is no scorecard to wait for, saying why."""
    refuse_unseen(caller, roleplay)
    seen = as_seen(roleplay, clock.now())
    if not seen.ended:
        raise Conflict("The call is still going on.", code="not_ended")
    if not seen.scored:
        why = "Nothing was said." if seen.ended_by != "abandoned" else "The call was abandoned."
        raise Conflict(f"There is no scorecard: {why}", code="not_scored")
