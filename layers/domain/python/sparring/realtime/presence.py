"""Who is there: a beat every two seconds over each connection; five of silence are absence."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from sparring.kit import clock, push
from sparring.kit.caller import Caller
from sparring.kit.errors import Unauthorized
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.socket import Frame
from sparring.kit.table import account_key, fetch, key, query_all
from sparring.kit.transaction import commit, overwrite, remove
from sparring.realtime.schemas import Beat, Person, Presence

TABLE = "realtime"
SILENCE_SECONDS = 5.0
KEPT_SECONDS = 60
MOST_PEOPLE = 1_000


@dataclass(frozen=True)
class There:
    """How somebody is there over one connection. `at` is in Unix seconds, with a fraction."""

    user_id: str
    name: str
    at: float
    room_id: str | None = None
    muted: bool = False
    camera: bool = False
    speaking: bool = False
    away: bool = False

    def like(self, other: There | None) -> bool:
        """True when nobody would notice a difference."""
        return other is not None and replace(self, at=other.at) == other


def _read(row: Item | None) -> There | None:
    if row is None:
        return None
    return There(**{name: row[name] for name in There.__dataclass_fields__})


def lookups(frame: Frame) -> tuple[Lookup[Any], Lookup[There | None]]:
    """What a beat is held against: the live sockets of its sender, and the beat before."""
    caller = frame.caller
    sockets = Lookup(push.sockets_key(caller), lambda row: dict(row["connections"]) if row else {})
    return sockets, Lookup(push.presence_key(caller, caller.user_id, frame.connection_id), _read)


def _name(caller: Caller, before: There | None) -> str:
    if before:
        return before.name
    (account,) = fetch(caller, account_key(caller))
    return str((account or {}).get("name", ""))


def beat(frame: Frame, said: Beat, sockets: dict[str, int], before: There | None) -> bool:
    """Note that the sender is there; True when the others would see a difference.

    Raises Unauthorized on a connection that has outlived its token.
    """
    caller = frame.caller
    if sockets.get(frame.connection_id, 0) <= clock.epoch():
        push.hang_up(frame.connection_id)
        raise Unauthorized(code="socket_expired")
    at = clock.now().timestamp()
    there = There(caller.user_id, _name(caller, before), at, **said.model_dump(exclude={"type"}))
    where = push.presence_key(caller, caller.user_id, frame.connection_id)
    commit(caller, [overwrite(where, {**asdict(there), "expires_at": clock.epoch(KEPT_SECONDS)})])
    return not there.like(before)


def left(frame: Frame) -> str | None:
    """Forget a connection that closed; the room that it was in, for those who stay there."""
    where = push.presence_key(frame.caller, frame.caller.user_id, frame.connection_id)
    (row,) = fetch(frame.caller, where)
    commit(frame.caller, [remove(where)])
    return row["room_id"] if row else None


def _whole(beats: list[There], now: float) -> Person:
    """One person over all their connections: away only if everywhere, in a room if anywhere."""
    newest = max(beats, key=lambda one: (one.room_id is not None, one.at))
    there = asdict(replace(newest, away=all(one.away for one in beats)))
    there["ago"] = round(max(0.0, now - max(one.at for one in beats)), 2)
    return Person.model_validate({name: there[name] for name in Person.model_fields})


def present(caller: Caller) -> Presence:
    """Everybody of the company who is there now, by name."""
    rows = query_all(key(caller, TABLE, ["PRESENCE"], "USER#"), most=MOST_PEOPLE, consistent=True)
    now = clock.now().timestamp()
    people: dict[str, list[There]] = {}
    for there in map(_read, rows):
        if there and there.at > now - SILENCE_SECONDS:
            people.setdefault(there.user_id, []).append(there)
    return Presence(
        items=sorted(
            (_whole(beats, now) for beats in people.values()), key=lambda one: one.name.casefold()
        )
    )
