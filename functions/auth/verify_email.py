"""Confirms an e-mail address."""

from sparring.auth import door
from sparring.auth.schemas import LinkToken
from sparring.auth.service import passwords
from sparring.kit.declare import Endpoint, cognito, writes
from sparring.kit.http import RawEvent, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/auth/verify-email",
    status=204,
    public_because="The link may be opened on another device; its token is checked instead.",
    body_limit=1_024,
    grants=(writes("auth"), cognito("AdminUpdateUserAttributes")),
)


def verify_email(body: LinkToken, event: RawEvent) -> None:
    """Confirm an e-mail address with the token of the mailed link.

    The link may be opened again; 400 bad_link once it is replaced or older than seven days.
    """
    door.refuse_other_origin(event)
    passwords.verify_email(body.token)


handler = http_handler(DECLARATION, verify_email)
