"""Signs a person in."""

from aws_lambda_powertools.event_handler import Response

from sparring.auth import door
from sparring.auth.schemas import AccessGranted, CodeWanted, SignIn
from sparring.auth.service import joining
from sparring.kit.declare import Endpoint, cognito, writes
from sparring.kit.http import RawEvent, answer, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/auth/sign-in",
    public_because="This is where an access token comes from.",
    body_limit=4_096,
    grants=(writes("auth"), cognito("AdminInitiateAuth", "AdminGetUser")),
)


def sign_in(body: SignIn, event: RawEvent) -> Response[AccessGranted | CodeWanted]:
    """Sign in with e-mail and password.

    Answers an access token and sets the session cookie; with a second factor it answers a
    challenge instead. A wrong password, an unknown e-mail and a disabled account read the same.
    """
    door.refuse_other_origin(event)
    result = joining.sign_in(body.email, body.password)
    if isinstance(result, CodeWanted):
        return answer(result)
    return answer(door.access(result), cookies=door.session(result))


handler = http_handler(DECLARATION, sign_in)
