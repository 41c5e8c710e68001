"""Answers the second factor of a sign-in."""

from aws_lambda_powertools.event_handler import Response

from sparring.auth import door
from sparring.auth.schemas import AccessGranted, MfaAnswer
from sparring.auth.service import joining
from sparring.kit.declare import Endpoint, cognito, writes
from sparring.kit.http import RawEvent, answer, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/auth/mfa",
    public_because="The second half of a sign-in; the first half gave the `mfa_session`.",
    body_limit=4_096,
    grants=(writes("auth"), cognito("AdminRespondToAuthChallenge")),
)


def answer_mfa(body: MfaAnswer, event: RawEvent) -> Response[AccessGranted]:
    """Finish a sign-in with the code of an authenticator app.

    Five guesses for each right password; 422 wrong_code for a wrong one.
    """
    door.refuse_other_origin(event)
    signed = joining.answer_mfa(body)
    return answer(door.access(signed), cookies=door.session(signed))


handler = http_handler(DECLARATION, answer_mfa)
