"""Ends a roleplay."""

from sparring.kit.declare import EVERYONE, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import ending
from sparring.roleplay.schemas import RoleplayView

DECLARATION = Endpoint(
    "POST", "/v1/roleplays/{roleplay_id}/end", roles=EVERYONE, grants=(writes("roleplay"),)
)


def end_roleplay(caller: SignedIn, roleplay_id: Id) -> RoleplayView:
    """End a call; the judge begins at once. Ending it twice changes nothing."""
    return ending.end_roleplay(caller, roleplay_id)


handler = http_handler(DECLARATION, end_roleplay)
