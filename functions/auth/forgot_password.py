"""Mails a code for a new password."""

from sparring.auth import door
from sparring.auth.schemas import EmailOnly
from sparring.auth.service import passwords
from sparring.kit.declare import MAIL, Endpoint, cognito, writes
from sparring.kit.http import RawEvent, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/auth/forgot-password",
    status=204,
    public_because="Who forgot the password cannot sign in.",
    body_limit=1_024,
    grants=(writes("auth"), cognito("ForgotPassword", "AdminGetUser"), MAIL),
)


def forgot_password(body: EmailOnly, event: RawEvent) -> None:
    """Ask for a code to set a new password.

    The answer never tells whether there is an account. An address that was never confirmed gets
    the link to confirm it instead.
    """
    door.refuse_other_origin(event)
    passwords.forgot_password(body.email)


handler = http_handler(DECLARATION, forgot_password)
