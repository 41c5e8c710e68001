"""Sets a new password."""

from sparring.auth import door
from sparring.auth.schemas import PasswordReset
from sparring.auth.service import passwords
from sparring.kit.declare import Endpoint, cognito, writes
from sparring.kit.http import RawEvent, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/auth/reset-password",
    status=204,
    public_because="Who forgot the password cannot sign in; the mailed code is checked instead.",
    body_limit=4_096,
    grants=(
        writes("auth"),
        cognito(
            "ConfirmForgotPassword", "AdminInitiateAuth", "AdminGetUser", "AdminUserGlobalSignOut"
        ),
    ),
)


def reset_password(body: PasswordReset, event: RawEvent) -> None:
    """Set a new password with the mailed code.

    Ends every session of the person. 422 wrong_code for a code that is wrong, used or too old.
    """
    door.refuse_other_origin(event)
    passwords.reset_password(body)


handler = http_handler(DECLARATION, reset_password)
