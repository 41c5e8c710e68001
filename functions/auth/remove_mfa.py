"""Takes the second factor away."""

from sparring.auth import door
from sparring.auth.service import factors
from sparring.kit.declare import EVERYONE, Endpoint, cognito, writes
from sparring.kit.http import RawEvent, SignedIn, http_handler

DECLARATION = Endpoint(
    "DELETE",
    "/v1/me/mfa",
    roles=EVERYONE,
    status=204,
    grants=(writes("auth"), cognito("SetUserMFAPreference")),
)


def remove_mfa(caller: SignedIn, event: RawEvent) -> None:
    """Sign in without a code from now on."""
    factors.remove_mfa(caller, door.access_token(event))


handler = http_handler(DECLARATION, remove_mfa)
