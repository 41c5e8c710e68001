"""Gives hints during a roleplay."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import hinting
from sparring.roleplay.schemas import Hints

DECLARATION = Endpoint(
    "POST", "/v1/roleplays/{roleplay_id}/hints", roles=EVERYONE, grants=(writes("roleplay"),)
)


def give_hints(caller: SignedIn, roleplay_id: Id) -> Hints:
    """Get at most three moves that would help now; asking is recorded."""
    return hinting.give_hints(caller, roleplay_id)


handler = http_handler(DECLARATION, give_hints)
