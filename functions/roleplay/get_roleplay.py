"""Shows a roleplay."""

from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import showing
from sparring.roleplay.schemas import RoleplayView

DECLARATION = Endpoint(
    "GET",
    "/v1/roleplays/{roleplay_id}",
    roles=EVERYONE,
    grants=(reads("roleplay"), reads("auth")),
)


def get_roleplay(caller: SignedIn, roleplay_id: Id) -> RoleplayView:
    """Show a call with every turn; timeline and untold facts once it is over."""
    return showing.get_roleplay(caller, roleplay_id)


handler = http_handler(DECLARATION, get_roleplay)
