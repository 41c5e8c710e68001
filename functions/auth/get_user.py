"""Shows a person."""

from sparring.auth.schemas import User
from sparring.auth.service import people
from sparring.kit.declare import COACHES, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id

DECLARATION = Endpoint("GET", "/v1/users/{user_id}", roles=COACHES, grants=(reads("auth"),))


def get_user(caller: SignedIn, user_id: Id) -> User:
    """Show one person of the company."""
    return people.get_user(caller, user_id)


handler = http_handler(DECLARATION, get_user)
