"""Figures as CloudWatch's embedded metric format: a JSON line each, read from the log."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from typing import TextIO

from relay.room.room import Room
from relay.room.rooms import Rooms

NAMESPACE = "Sparring/Relay"


def emit(rooms: Rooms, relay: str, load: float, out: TextIO = sys.stdout) -> None:
    """Write a line for the worker and one for each of its rooms; counts begin anew."""
    of_rooms = [(room.name, _of_room(room)) for room in rooms.rooms.values()]
    worker: dict[str, float] = {"Rooms": len(rooms.rooms), "People": rooms.people}
    worker |= {"Load": round(load, 3), "Draining": int(rooms.draining)}
    out.write(_line({"Relay": relay}, worker))
    out.writelines(
        _line({"Relay": relay, "Room": name}, figures, listed=("Relay",))
        for name, figures in of_rooms
    )
    out.flush()


def _of_room(room: Room) -> dict[str, float]:
    """One room since the last time. Loss and quality are the worst of its people."""
    members = list(room.stage.members.values())
    counts = [member.take_counts() for member in members]
    tracks = [track for member in members for track in member.by_kind.values() if track.begun]
    return {
        "Members": len(members),
        "PacketsIn": sum(one.packets for one in counts),
        "OctetsIn": sum(one.bytes for one in counts),
        "PacketsOut": sum(one.passed for one in counts),
        "Resent": sum(one.resent for one in counts),
        "Malformed": sum(one.malformed + one.unknown for one in counts),
        "LossIn": max((track.fraction_lost for track in tracks), default=0.0),
        "Quality": min((member.quality() for member in members), default=5),
    }


def _line(
    about: dict[str, str], figures: dict[str, float], listed: Iterable[str] | None = None
) -> str:
    """`listed` names the dimensions; the rest of `about` is only in the log line."""
    metric = {
        "Namespace": NAMESPACE,
        "Dimensions": [list(listed if listed is not None else about)],
        "Metrics": [{"Name": name} for name in figures],
    }
    aws = {"Timestamp": int(time.time() * 1_000), "CloudWatchMetrics": [metric]}
    return json.dumps({"_aws": aws, **about, **figures}) + "\n"
