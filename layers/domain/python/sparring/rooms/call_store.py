"""Where a room's live call rests: its state, the people connected, and what they were told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key, query, query_all
from sparring.kit.transaction import Write, create, overwrite, remove
from sparring.kit.transaction import replace as replace_row
from sparring.rooms.call import Call, Peer, Told

TABLE = "rooms"
KEPT_SECONDS = 600
CALL_SECONDS = 86_400
MOST_RESENT = 100
CHAT_OCTETS = 20_000
"""What is left of a frame of 32 KB for lines that are told again."""


def _key(caller: Caller, room_id: str, sk: str) -> Key:
    return key(caller, TABLE, ["CALL", room_id], sk)


def _call(row: Item | None) -> Call:
    fields = Call.__dataclass_fields__
    if row is None:
        return Call()
    return Call(**{**{name: row[name] for name in fields}, "earlier": tuple(row["earlier"])})


def _peer(row: Item | None) -> Peer | None:
    fields = Peer.__dataclass_fields__
    return Peer(**{name: row[name] for name in fields}) if row else None


def call_lookup(caller: Caller, room_id: str) -> Lookup[Call]:
    """The room's call; an empty one before anybody joined."""
    return Lookup(_key(caller, room_id, "CALL"), _call)


def peer_lookup(caller: Caller, room_id: str, user_id: str) -> Lookup[Peer | None]:
    """Somebody in the call, if they are."""
    return Lookup(_key(caller, room_id, f"PEER#{user_id}"), _peer)


def peers(caller: Caller, room_id: str) -> dict[str, Peer]:
    """Everybody in the call, by id."""
    rows = query_all(_key(caller, room_id, "PEER#"), consistent=True)
    return {peer.user_id: peer for peer in map(_peer, rows) if peer}


def save_call(caller: Caller, room_id: str, call: Call) -> Write:
    """Over the version that was read; the first one must not be there yet."""
    row: Item = {**asdict(call), "expires_at": clock.epoch(CALL_SECONDS)}
    where = _key(caller, room_id, "CALL")
    return create(where, {**row, "version": 1}) if call.version == 0 else replace_row(where, row)


def save_peer(caller: Caller, room_id: str, before: Peer | None, after: Peer) -> Write:
    """Somebody in the call, over the version that was read."""
    row: Item = {**asdict(after), "expires_at": clock.epoch(CALL_SECONDS)}
    where = _key(caller, room_id, f"PEER#{after.user_id}")
    if before is None:
        return create(where, {**row, "version": 1})
    return replace_row(where, {**row, "version": before.version})


def remove_peer(caller: Caller, room_id: str, user_id: str) -> Write:
    """Somebody is in the call no longer."""
    return remove(_key(caller, room_id, f"PEER#{user_id}"))


def keep_told(caller: Caller, room_id: str, told: Iterable[Told]) -> list[Write]:
    """What was said rests ten minutes, for whoever's socket broke meanwhile."""
    return [
        overwrite(
            _key(caller, room_id, f"TOLD#{one.number:012d}"),
            {
                "number": one.number,
                "to": list(one.to),
                "after": one.after,
                "text": json.dumps(one.body),
                "expires_at": clock.epoch(KEPT_SECONDS),
            },
        )
        for one in told
    ]


def told_after(caller: Caller, room_id: str, user_id: str, number: int) -> list[Told]:
    """What somebody was told after that number, in order, at most 100 messages of the room."""
    start = _key(caller, room_id, "TOLD#")
    page = query(start, limit=MOST_RESENT, after=f"TOLD#{number:012d}", consistent=True)
    mine = [row for row in page.items if user_id in row["to"]]
    return [
        Told(int(row["number"]), tuple(row["to"]), row["after"], json.loads(row["text"]))
        for row in mine
    ]


def keep_chat(caller: Caller, room_id: str, line: Told) -> Write:
    """A written line rests a day, for whoever it was for and comes back to the call."""
    row: Item = {"to": list(line.to), "line": line.body, "expires_at": clock.epoch(CALL_SECONDS)}
    return overwrite(_key(caller, room_id, f"CHAT#{line.number:012d}"), row)


def chat_for(caller: Caller, room_id: str, user_id: str) -> list[dict[str, Any]]:
    """The newest written lines that somebody was told, oldest first, as many as a frame holds."""
    page = query(_key(caller, room_id, "CHAT#"), limit=MOST_RESENT, newest_first=True)
    lines = [row["line"] for row in page.items if user_id in row["to"]]
    fits, octets = 0, 0
    for line in lines:
        octets += len(json.dumps(line))
        fits += octets <= CHAT_OCTETS
    return lines[:fits][::-1]


def keep_talk(
    caller: Caller, room_id: str, user_id: str, told: tuple[str, int], said: dict[str, Any]
) -> Write:
    """When somebody spoke: seconds since `began`, Unix time. `told` is which relay said it and
    with which number: the same word rests once.
    """
    row: Item = {"user_id": user_id, "began": said["began"], "segments": said["segments"]}
    relay, number = told
    return overwrite(_key(caller, room_id, f"TALK#{user_id}#{relay}#{number:012d}"), row)


def talk(caller: Caller, room_id: str) -> list[Item]:
    """When everybody spoke."""
    return query_all(_key(caller, room_id, "TALK#"), most=5_000)


def admission_key(caller: Caller, fingerprint: str) -> Key:
    """Where an admission rests, by its fingerprint."""
    return key(caller, TABLE, ["ADMISSION", fingerprint], "ADMISSION")


def bound_to(peer: Peer, connection_id: str) -> Peer:
    """The same person over another connection."""
    return replace(peer, connection_id=connection_id)
