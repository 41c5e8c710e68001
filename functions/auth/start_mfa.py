"""Starts a second factor."""

from sparring.auth import door
from sparring.auth.schemas import MfaStarted
from sparring.auth.service import factors
from sparring.kit.declare import EVERYONE, Endpoint, cognito, reads
from sparring.kit.http import RawEvent, SignedIn, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/me/mfa",
    roles=EVERYONE,
    body_limit=256,
    grants=(reads("auth"), cognito("AssociateSoftwareToken")),
)


def start_mfa(caller: SignedIn, event: RawEvent) -> MfaStarted:
    """Get a secret for an authenticator app.

    Nothing changes until a code of it is confirmed.
    """
    return factors.start_mfa(caller, door.access_token(event))


handler = http_handler(DECLARATION, start_mfa)
