"""Refreshes a session."""

from aws_lambda_powertools.event_handler import Response

from sparring.auth import door
from sparring.auth.schemas import AccessGranted
from sparring.auth.service import sessions
from sparring.kit.declare import Endpoint, cognito, writes
from sparring.kit.http import RawEvent, answer, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/auth/refresh",
    public_because="The access token has expired by then; the session cookie is checked instead.",
    body_limit=256,
    grants=(writes("auth"), cognito("GetTokensFromRefreshToken", "RevokeToken")),
)


def refresh_session(event: RawEvent) -> Response[AccessGranted]:
    """Get a new access token for the session cookie.

    The cookie changes each time. An old one that comes back ends the session.
    """
    signed = sessions.refresh(door.session_cookie(event))
    return answer(door.access(signed), cookies=door.session(signed))


handler = http_handler(DECLARATION, refresh_session)
