"""Where relays rest, and what was said to each of them: rows that belong to no company."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from sparring.kit import backoff, clock
from sparring.kit.caller import RELAYS, Caller, platform
from sparring.kit.errors import Unavailable
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, fetch, key, query, query_all
from sparring.kit.transaction import Raced, Write, commit, create, overwrite, remove
from sparring.kit.transaction import replace as replace_row
from sparring.rooms.relays import Line, Relay

TABLE = "rooms"
ATTEMPTS = 8
KEPT_SECONDS = 600
MOST_RESENT = 256

Message = dict[str, Any]


def relays_caller(correlation_id: str = "") -> Caller:
    """The platform, where relays rest."""
    return platform(RELAYS, correlation_id=correlation_id)


def _beat_key(name: str) -> Key:
    return key(relays_caller(), TABLE, ["RELAYS"], f"RELAY#{name}")


def _line_key(name: str) -> Key:
    return key(relays_caller(), TABLE, ["RELAY", name], "LINE")


def heard_key(name: str) -> Key:
    """Where it rests up to which number a relay was heard."""
    return key(relays_caller(), TABLE, ["RELAY", name], "HEARD")


def _sent_key(name: str, number: int) -> Key:
    return key(relays_caller(), TABLE, ["RELAY", name], f"SENT#{number:012d}")


def _hosts_key(name: str, place: str = "") -> Key:
    return key(relays_caller(), TABLE, ["HOSTS", name], f"ROOM#{place}")


def beat(relay: Relay) -> None:
    """A heartbeat: how a relay is; absolute, gone by itself some minutes after the last one."""
    row: Item = {**asdict(relay), "expires_at": clock.epoch(KEPT_SECONDS)}
    commit(relays_caller(), [overwrite(_beat_key(relay.relay), row)])


def forget_relay(name: str) -> None:
    """A relay that is gone takes no more rooms."""
    commit(relays_caller(), [remove(_beat_key(name))])


def load_relays() -> list[Relay]:
    """Every relay that was heard of lately."""
    rows = query_all(key(relays_caller(), TABLE, ["RELAYS"], "RELAY#"), consistent=True)
    return [Relay(**{name: row[name] for name in Relay.__dataclass_fields__}) for row in rows]


def line_lookup(name: str) -> Lookup[Line | None]:
    """The way to a relay, if it ever registered."""
    return Lookup(_line_key(name), _line)


def _line(row: Item | None) -> Line | None:
    fields = Line.__dataclass_fields__
    return Line(**{name: row[name] for name in fields}) if row else None


def load_line(name: str) -> Line | None:
    """The way to a relay, if it ever registered."""
    return _line(fetch(relays_caller(), _line_key(name))[0])


def connect(name: str, connection_id: str) -> None:
    """A relay's new connection; the numbers of what it was sent go on."""
    for attempt in range(ATTEMPTS):
        try:
            commit(relays_caller(), [_connected(load_line(name), name, connection_id)])
        except Raced:
            backoff.pause(attempt)
        else:
            return
    raise Unavailable


def _connected(before: Line | None, name: str, connection_id: str) -> Write:
    if before is None:
        return create(_line_key(name), asdict(Line(name, connection_id, 0)))
    return replace_row(_line_key(name), asdict(replace(before, connection_id=connection_id)))


def numbered(line: Line, messages: list[Message]) -> tuple[list[Message], list[Write]]:
    """The messages with the relay's next numbers, and what keeps them until the relay has them."""
    said = [{"seq": line.sent + at, **one} for at, one in enumerate(messages, start=1)]
    last = replace(line, sent=line.sent + len(said))
    kept = [
        create(
            _sent_key(line.relay, int(one["seq"])),
            {"text": json.dumps(one), "expires_at": clock.epoch(KEPT_SECONDS)},
        )
        for one in said
    ]
    return said, [replace_row(_line_key(line.relay), asdict(last)), *kept]


def sent_after(name: str, number: int) -> list[Message]:
    """What a relay was sent after that number, in order, at most 256 messages."""
    start = key(relays_caller(), TABLE, ["RELAY", name], "SENT#")
    after = _sent_key(name, number).sk
    page = query(start, limit=MOST_RESENT, after=after, consistent=True)
    return [json.loads(row["text"]) for row in page.items]


def hosts(name: str, place: str) -> Write:
    """Part of the commit that gives a room to a relay: whoever loses the relay finds the room."""
    row: Item = {"place": place, "expires_at": clock.epoch(86_400)}
    return overwrite(_hosts_key(name, place), row)


def hosts_no_more(name: str, place: str) -> Write:
    """Part of the commit that takes a room away from a relay."""
    return remove(_hosts_key(name, place))


def hosted(name: str) -> list[str]:
    """The rooms that a relay has."""
    return [str(row["place"]) for row in query_all(_hosts_key(name), consistent=True)]


def load_heard(name: str) -> int:
    """Up to which number a relay was heard."""
    (row,) = fetch(relays_caller(), heard_key(name))
    return int(row["upto"]) if row else 0


def heard(name: str, before: int, upto: int) -> Write:
    """Part of the commit that follows a relay's message: the same message counts once."""
    row: Item = {"upto": upto, "version": upto, "expires_at": clock.epoch(86_400)}
    if before == 0:
        return create(heard_key(name), row)
    return Write("put", heard_key(name), row, expect=before)
