"""Starting a roleplay: a bot version and a rubric version, frozen for this call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sparring.buyer.opening import begin
from sparring.buyer.persona import Persona
from sparring.buyer.state import to_json
from sparring.buyer.wording import BuiltInWording
from sparring.kit import backoff, clock, ids, lookup, once
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Unavailable
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.transaction import Raced
from sparring.roleplay import quota, repository
from sparring.roleplay.model import Roleplay, VoiceUsed, say
from sparring.roleplay.quota import Starts
from sparring.roleplay.repository import Beginning, Whole
from sparring.roleplay.schemas import RoleplayView, StartRoleplay
from sparring.roleplay.showing import view

SCOPE = "roleplays"
ATTEMPTS = 8


@dataclass(frozen=True)
class Cast:
    """What a call is played with, as it is at this moment."""

    bot_id: str
    bot_version: int
    persona: Persona
    rubric_id: str
    rubric_version: int
    rubric_name: str
    rubric: dict[str, Any]
    voice: VoiceUsed


def done_before(caller: Caller, op: str) -> Lookup[Item | None]:
    """What an earlier try with this key started."""
    return repository.done_before(caller, SCOPE, op)


def _face(persona: Persona) -> dict[str, Any]:
    wanted = {"name", "role", "company", "industry", "call_type", "difficulty", "mood", "voice_id"}
    return persona.model_dump(mode="json", include=wanted | {"situation", "product"})


def _seed(roleplay_id: str) -> int:
    """The same call for the same id; different calls differ."""
    return int(once.digest(roleplay_id)[:8], 16)


def _within(asked: StartRoleplay, cast: Cast) -> Cast:
    """The buyer has no more time than the rep asked for."""
    if asked.time_limit_seconds is None:
        return cast
    minutes = min(cast.persona.minutes, asked.time_limit_seconds // 60)
    return replace(cast, persona=cast.persona.model_copy(update={"minutes": minutes}))


def _begin(caller: Caller, asked: StartRoleplay, cast: Cast) -> tuple[Roleplay, str]:
    roleplay_id, at, persona = ids.new("rp"), clock.stamp(), cast.persona
    opening = begin(persona, _seed(roleplay_id), BuiltInWording())
    account = caller.standing.account
    team = account.get("team_id")
    roleplay = Roleplay(
        roleplay_id=roleplay_id,
        user_id=caller.user_id,
        user_name=str(account.get("name", "")),
        team_id=str(team) if team else None,
        mode=asked.mode,
        bot_id=cast.bot_id,
        bot_version=cast.bot_version,
        bot=_face(persona),
        rubric_id=cast.rubric_id,
        rubric_version=cast.rubric_version,
        rubric_name=cast.rubric_name,
        started_at=at,
        last_at=at,
        time_limit_seconds=persona.minutes * 60,
        call=to_json(opening.state),
        voice=cast.voice,
    )
    return roleplay, opening.text


def start_roleplay(
    caller: Caller, asked: StartRoleplay, cast: Cast, op: str, starts: tuple[Starts, ...]
) -> RoleplayView:
    """Start a call, once per `op`; the buyer speaks first.

    Raises TooMany when the hour is full, Unavailable when others start at the same moment, over
    and over.
    """
    fingerprint = once.digest(asked.model_dump_json())
    cast = _within(asked, cast)
    begun, hello = _begin(caller, asked, cast)
    roleplay, first = say(begun, "buyer", hello, begun.started_at)
    result = {"roleplay_id": roleplay.roleplay_id}
    marker = repository.marker(caller, SCOPE, op, fingerprint, result)
    for attempt in range(ATTEMPTS):
        counted = quota.one_more(starts)
        try:
            repository.add(
                caller, Beginning(roleplay, cast.persona, cast.rubric, (first,), marker, counted)
            )
        except Raced as raced:
            if marker.where in raced.where:
                message = "This call is being started already."
                raise Conflict(message, code="start_in_progress") from raced
            backoff.pause(attempt)
            starts = tuple(lookup.many(caller, *quota.lookups(caller)))
        else:
            return view(Whole(roleplay, cast.persona, cast.rubric, (first,)))
    raise Unavailable


def started_before(marker: Item, asked: StartRoleplay) -> str:
    """The id of the call that an earlier try started; Conflict if the key meant another call."""
    once.refuse_other_use(marker, once.digest(asked.model_dump_json()))
    return str(marker["result"]["roleplay_id"])
