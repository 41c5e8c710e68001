"""Shows the person who is signed in."""

from sparring.auth.schemas import Me
from sparring.auth.service import people
from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.settings import state as settings

DECLARATION = Endpoint("GET", "/v1/me", roles=EVERYONE, grants=(reads("auth"), reads("settings")))


def get_me(caller: SignedIn) -> Me:
    """Show the person who is signed in, their company, and the language model in use."""
    return people.get_me(caller, settings.lookups(caller)[0])


handler = http_handler(DECLARATION, get_me)
