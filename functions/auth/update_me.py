"""Changes the person who is signed in."""

from sparring.auth.schemas import Me, MeChange
from sparring.auth.service import people
from sparring.kit.declare import EVERYONE, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.settings import state as settings

DECLARATION = Endpoint(
    "PATCH",
    "/v1/me",
    roles=EVERYONE,
    body_limit=4_096,
    grants=(writes("auth"), reads("settings")),
)


def update_me(caller: SignedIn, body: MeChange) -> Me:
    """Change one's own name or language."""
    return people.update_me(caller, body, settings.lookups(caller)[0])


handler = http_handler(DECLARATION, update_me)
