"""Where rooms rest: one row for the room, one for each brief, a line in each member's list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from sparring.kit import once
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, fetch, key
from sparring.kit.transaction import Fact, Write, commit, create, overwrite, remove
from sparring.kit.transaction import replace as replace_row
from sparring.rooms.model import SEATS, Member, Room, Scale, Scenario, Seat

TABLE = "rooms"

Briefs = dict[Seat, str]


def head_key(caller: Caller, room_id: str) -> Key:
    """Where a room's own row rests."""
    return key(caller, TABLE, ["ROOM", room_id], "HEAD")


def _brief_key(caller: Caller, room_id: str, seat: Seat) -> Key:
    return key(caller, TABLE, ["ROOM", room_id], f"BRIEF#{seat}")


def by_user_key(caller: Caller, user_id: str, room_id: str = "") -> Key:
    """A person's list of rooms, or one line of it."""
    return key(caller, TABLE, ["BY_USER", user_id], f"ROOM#{room_id}")


def ended_key(caller: Caller, room_id: str = "") -> Key:
    """The company's list of rooms that are over, or one line of it."""
    return key(caller, TABLE, ["ENDED"], f"ROOM#{room_id}")


def read_room(row: Item | None) -> Room:
    """The room of a row; NotFound when there is none."""
    if row is None:
        raise NotFound
    own = {name: value for name, value in row.items() if name in Room.__dataclass_fields__}
    scale = Scale(**row["scale"]) if row["scale"] else None
    members = tuple(Member(**one) for one in row["members"])
    return Room(
        **{
            **own,
            "scenario": Scenario(**row["scenario"]),
            "scale": scale,
            "members": members,
            "removed": tuple(row["removed"]),
        }
    )


def lookup(caller: Caller, room_id: str) -> Lookup[Room]:
    """The room; NotFound for an unknown or foreign id."""
    return Lookup(head_key(caller, room_id), read_room)


def membership(caller: Caller, room_id: str) -> Lookup[Room | None]:
    """The room if it goes on and the caller is a member of it, else None."""

    def read(row: Item | None) -> Room | None:
        room = read_room(row) if row else None
        going_on = room is not None and room.status != "ended"
        return room if room and going_on and room.member(caller.user_id) else None

    return Lookup(head_key(caller, room_id), read)


def load_with_briefs(caller: Caller, room_id: str) -> tuple[Room, Briefs]:
    """The room and its briefs, in one read."""
    keys = [_brief_key(caller, room_id, seat) for seat in SEATS]
    head, *rows = fetch(caller, head_key(caller, room_id), *keys)
    pairs = zip(SEATS, rows, strict=True)
    return read_room(head), {seat: str(row["text"]) for seat, row in pairs if row}


def _line(room: Room, seat: Seat | None) -> Item:
    host = room.member(room.host_id)
    return {
        "room_id": room.room_id,
        "name": room.name,
        "status": room.status,
        "title": room.scenario.title,
        "call_type": room.scenario.call_type,
        "host_name": host.name if host else "",
        "your_seat": seat,
        "people": len(room.members),
        "starts_at": room.starts_at,
        "minutes": room.minutes,
        "opened_at": room.opened_at,
        "ended_at": room.ended_at,
        "created_at": room.created_at,
    }


def _lines(caller: Caller, before: Room | None, after: Room) -> list[Write]:
    """The lines that a change touches: absolute, so that the newest commit is right."""
    had = {m.user_id: _line(before, m.seat) for m in before.members} if before else {}
    has = {m.user_id: _line(after, m.seat) for m in after.members}
    gone = [remove(by_user_key(caller, who, after.room_id)) for who in had.keys() - has.keys()]
    moved = [
        overwrite(by_user_key(caller, who, after.room_id), line)
        for who, line in has.items()
        if had.get(who) != line
    ]
    over = [overwrite(ended_key(caller, after.room_id), _line(after, None))]
    return [*moved, *gone, *(over if after.status == "ended" else [])]


def _briefs(caller: Caller, room_id: str, briefs: Briefs) -> list[Write]:
    """The briefs and no others: a seat that has none any more must not find its old one."""
    places = {seat: _brief_key(caller, room_id, seat) for seat in SEATS}
    return [
        overwrite(where, {"text": briefs[seat]}) if seat in briefs else remove(where)
        for seat, where in places.items()
    ]


def done_before(caller: Caller, op: str) -> Lookup[Item | None]:
    """What an earlier try with this key made."""
    return once.done_before(caller, TABLE, "rooms", op)


def add(caller: Caller, room: Room, briefs: Briefs, marker: Write, facts: Iterable[Fact]) -> None:
    """Store a new room with its briefs, once per operation."""
    commit(
        caller,
        [
            create(head_key(caller, room.room_id), asdict(room)),
            marker,
            *_briefs(caller, room.room_id, briefs),
            *_lines(caller, None, room),
        ],
        facts,
    )


def marker(caller: Caller, op: str, asked: str, room_id: str) -> Write:
    """Remembers what an operation made."""
    where = once.marker_key(caller, TABLE, "rooms", op)
    return once.mark_done(where, asked, {"room_id": room_id})


def change_writes(caller: Caller, before: Room, after: Room) -> list[Write]:
    """What stores a changed room, as part of a larger commit."""
    return [
        replace_row(head_key(caller, after.room_id), asdict(after)),
        *_lines(caller, before, after),
    ]


def save(
    caller: Caller,
    before: Room,
    after: Room,
    facts: Iterable[Fact] = (),
    briefs: Briefs | None = None,
) -> Room:
    """Store a changed room over the version that was read; the room as it rests then.

    `briefs` take the place of all that were there; None leaves them.
    """
    added = _briefs(caller, after.room_id, briefs) if briefs is not None else []
    commit(caller, [*change_writes(caller, before, after), *added], facts)
    return replace(after, version=after.version + 1)
