"""Lets a relay open its socket."""

import re
from typing import Any

from sparring.kit import config
from sparring.kit.declare import Invoked, writes
from sparring.kit.startup import release_collector
from sparring.realtime import service as realtime

DECLARATION = Invoked(grants=(writes("realtime"),))

NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


def handler(event: dict[str, Any], _context: object) -> dict[str, str]:
    """A one-use ticket for the relay that `event` names; ValueError for a name that is none."""
    name = str(event.get("relay", ""))
    if not NAME.fullmatch(name):
        raise ValueError("a relay's name is 1 to 64 letters, digits, _ or -")
    return {"ticket": realtime.admit_relay(name), "origin": config.setting("WEB_ORIGIN")}


release_collector()
