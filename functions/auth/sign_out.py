"""Signs a person out."""

from aws_lambda_powertools.event_handler import Response

from sparring.auth import door
from sparring.auth.schemas import SignOut
from sparring.auth.service import sessions
from sparring.kit.declare import Endpoint, cognito, writes
from sparring.kit.http import RawEvent, answer, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/auth/sign-out",
    status=204,
    public_because="Works with an expired access token; the session cookie is checked instead.",
    body_limit=256,
    grants=(writes("auth"), cognito("RevokeToken", "AdminUserGlobalSignOut")),
)


def sign_out(body: SignOut, event: RawEvent) -> Response[None]:
    """End this session, or with `everywhere` all sessions of the person.

    Without a good cookie there is nothing to end here (204), and nobody to end everywhere (401).
    """
    door.refuse_other_origin(event)
    cookie = door.cookie_of(event) or ""
    if body.everywhere:
        sessions.sign_out_everywhere(cookie)
    else:
        sessions.sign_out(cookie)
    return answer(None, status=204, cookies=door.no_session())


handler = http_handler(DECLARATION, sign_out)
