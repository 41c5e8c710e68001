"""Changes a person."""

from sparring.auth.schemas import User, UserChange
from sparring.auth.service import people
from sparring.kit.declare import ADMINS, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id

DECLARATION = Endpoint(
    "PATCH",
    "/v1/users/{user_id}",
    roles=ADMINS,
    body_limit=4_096,
    grants=(writes("auth"),),
)


def update_user(caller: SignedIn, user_id: Id, body: UserChange) -> User:
    """Change a person's name, role, team or status.

    A new role is in force with the person's next refresh, and tokens with the old one write
    nothing more; disabling ends every session. 409 last_admin when nobody could administer the
    company any more.
    """
    return people.update_user(caller, user_id, body)


handler = http_handler(DECLARATION, update_user)
