"""Lists who is there."""

from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.realtime import presence
from sparring.realtime.schemas import Presence

DECLARATION = Endpoint("GET", "/v1/presence", roles=EVERYONE, grants=(reads("realtime"),))


def list_presence(caller: SignedIn) -> Presence:
    """List the people of one's company who are there now, and in which room."""
    return presence.present(caller)


handler = http_handler(DECLARATION, list_presence)
