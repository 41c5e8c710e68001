"""Starting a roleplay: a bot version and a rubric version, frozen for this call.

Starts are counted for a person and for their company, in whole hours. A call ends by itself after
a bounded number of turns, so this bounds turns, and what a language model can cost, as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sparring.buyer.opening import begin
from sparring.buyer.persona import Persona
from sparring.buyer.state import to_json
from sparring.buyer.wording import BuiltInWording
from sparring.kit import backoff, clock, ids, lookup, once
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, TooMany, Unavailable
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key
from sparring.kit.transaction import Raced, Write, create
from sparring.kit.transaction import replace as replace_row
from sparring.roleplay import repository
from sparring.roleplay.model import Roleplay, VoiceUsed, say
from sparring.roleplay.repository import Beginning, Whole
from sparring.roleplay.schemas import RoleplayView, StartRoleplay
from sparring.roleplay.showing import view

SCOPE = "roleplays"
ATTEMPTS = 8
HOUR = 3_600
MOST_OF_A_PERSON = 60
MOST_OF_A_COMPANY = 3_000


@dataclass(frozen=True)
class Starts:
    """The calls that were started in this hour, as they were read; `version` 0 before the first."""

    where: Key
    most: int
    count: int = 0
    version: int = 0


def starts_so_far(caller: Caller) -> tuple[Lookup[Starts], Lookup[Starts]]:
    """The counts that a start is held against: the caller's own, and their company's."""
    hour = clock.epoch() // HOUR
    return (
        _lookup(repository.starts_key(caller, hour, caller.user_id), MOST_OF_A_PERSON),
        _lookup(repository.starts_key(caller, hour), MOST_OF_A_COMPANY),
    )


def _lookup(where: Key, most: int) -> Lookup[Starts]:
    def read(row: Item | None) -> Starts:
        return Starts(where, most, int(row["count"]), int(row["version"])) if row else empty

    empty = Starts(where, most)
    return Lookup(where, read)


def _one_more(starts: tuple[Starts, ...]) -> list[Write]:
    """What counts one more start, as part of its commit; TooMany when there is no room for it."""
    if any(one.count >= one.most for one in starts):
        left = HOUR - clock.epoch() % HOUR
        message = "More calls were started in this hour than it has room for. Go on in a while."
        raise TooMany(message, code="too_many_calls", retry_after=left)
    return [_counted(one) for one in starts]


def _counted(one: Starts) -> Write:
    row: Item = {"count": one.count + 1, "expires_at": clock.epoch(2 * HOUR)}
    if one.version == 0:
        return create(one.where, row)
    return replace_row(one.where, {**row, "version": one.version})


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
        counted = _one_more(starts)
        try:
            repository.add(
                caller, Beginning(roleplay, cast.persona, cast.rubric, (first,), marker, counted)
            )
        except Raced as raced:
            if marker.where in raced.where:
                message = "This call is being started already."
                raise Conflict(message, code="start_in_progress") from raced
            backoff.pause(attempt)
            starts = tuple(lookup.many(caller, *starts_so_far(caller)))
        else:
            return view(Whole(roleplay, cast.persona, cast.rubric, (first,)))
    raise Unavailable


def started_before(marker: Item, asked: StartRoleplay) -> str:
    """The id of the call that an earlier try started; Conflict if the key meant another call."""
    once.refuse_other_use(marker, once.digest(asked.model_dump_json()))
    return str(marker["result"]["roleplay_id"])
