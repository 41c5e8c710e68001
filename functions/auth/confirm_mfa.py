"""Puts a second factor in force."""

from sparring.auth import door
from sparring.auth.schemas import CodeOnly
from sparring.auth.service import factors
from sparring.kit.declare import EVERYONE, Endpoint, cognito, writes
from sparring.kit.http import RawEvent, SignedIn, http_handler

DECLARATION = Endpoint(
    "PUT",
    "/v1/me/mfa",
    roles=EVERYONE,
    status=204,
    body_limit=256,
    grants=(writes("auth"), cognito("VerifySoftwareToken", "SetUserMFAPreference")),
)


def confirm_mfa(caller: SignedIn, body: CodeOnly, event: RawEvent) -> None:
    """Prove that the app has the secret: sign-ins ask for a code from now on.

    422 wrong_code.
    """
    factors.confirm_mfa(caller, door.access_token(event), body.code)


handler = http_handler(DECLARATION, confirm_mfa)
