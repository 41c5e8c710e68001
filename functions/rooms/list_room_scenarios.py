"""Lists the scenes that ship."""

from sparring.kit.declare import EVERYONE, Endpoint
from sparring.kit.http import SignedIn, http_handler
from sparring.rooms import showing
from sparring.rooms.schemas import SceneList

DECLARATION = Endpoint("GET", "/v1/room-scenarios", roles=EVERYONE)


def list_room_scenarios(caller: SignedIn) -> SceneList:
    """List the scenes that ship, without their briefs."""
    return showing.list_scenes()


handler = http_handler(DECLARATION, list_room_scenarios)
