"""Reading roleplays: who may, and what they see."""

from __future__ import annotations

from typing import Any

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, NotFound
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.paging import Asked, page_of
from sparring.kit.table import account_key, fetch
from sparring.roleplay import repository
from sparring.roleplay.model import IDLE_SECONDS, Roleplay, as_seen
from sparring.roleplay.schemas import (
    RoleplayCard,
    RoleplayList,
    RoleplayView,
)
from sparring.roleplay.showing import view

LONGEST_CALL_SECONDS = 3600 + IDLE_SECONDS


def _own_team(caller: Caller) -> str | None:
    """The team that a manager leads; None for admins, and managers who lead no one team."""
    if caller.role != "manager":
        return None
    (row,) = fetch(caller, account_key(caller))
    team = (row or {}).get("team_id")
    return str(team) if team else None


def refuse_unseen(caller: Caller, roleplay: Roleplay) -> None:
    """Own calls always; official ones of their people for coaches; nothing else exists."""
    if roleplay.user_id == caller.user_id:
        return
    if not caller.coaches or roleplay.mode != "official":
        raise NotFound
    team = _own_team(caller)
    if team is not None and roleplay.team_id != team:
        raise NotFound


def get_roleplay(caller: Caller, roleplay_id: str) -> RoleplayView:
    """One call; NotFound for unknown, foreign and private ones of others alike."""
    whole = repository.load_whole(caller, roleplay_id)
    refuse_unseen(caller, whole.roleplay)
    return view(whole)


def _card(row: Item) -> RoleplayCard:
    fields: dict[str, Any] = {name: row.get(name) for name in repository.LISTED}
    begun = clock.parse(row["started_at"])
    over = (clock.now() - begun).total_seconds() > LONGEST_CALL_SECONDS
    idle = row["ended_at"] is None and over
    for name in ("last_at", "rep_turns"):
        fields.pop(name)
    if idle:
        fields |= {"ended_at": row["last_at"], "ended_by": "abandoned"}
    bot = row["bot"]
    return RoleplayCard(
        **fields,
        status="ended" if fields["ended_at"] else "active",
        bot_name=bot["name"],
        company=bot["company"],
        call_type=bot["call_type"],
        difficulty=bot["difficulty"],
    )


def list_own(caller: Caller, asked: Asked) -> RoleplayList:
    """The caller's own calls, newest first."""
    rows, following = page_of(caller, asked, repository.by_user_key(caller, caller.user_id))
    return RoleplayList(items=[_card(row) for row in rows], next_cursor=following)


def list_official(caller: Caller, asked: Asked, user_id: str | None) -> RoleplayList:
    """Official attempts of the people that a coach sees, newest first."""
    if not caller.coaches:
        raise NotFound
    team = _own_team(caller)
    rows, following = page_of(caller, asked, repository.official_key(caller))
    seen = [
        row
        for row in rows
        if (team is None or row["team_id"] == team)
        and (user_id is None or row["user_id"] == user_id)
    ]
    return RoleplayList(items=[_card(row) for row in seen], next_cursor=following)


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
