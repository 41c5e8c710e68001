"""Accepts an invitation."""

from aws_lambda_powertools.event_handler import Response

from sparring.auth import door
from sparring.auth.schemas import AccessGranted, InvitationAccepted
from sparring.auth.service import accepting
from sparring.kit.declare import Endpoint, cognito, writes
from sparring.kit.http import RawEvent, answer, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/invitations/accept",
    public_because="Who was invited has no account yet; the token of the link is checked instead.",
    body_limit=4_096,
    grants=(
        writes("auth"),
        cognito(
            "AdminCreateUser",
            "AdminSetUserPassword",
            "AdminGetUser",
            "AdminDeleteUser",
            "AdminInitiateAuth",
        ),
    ),
)


def accept_invitation(body: InvitationAccepted, event: RawEvent) -> Response[AccessGranted]:
    """Make the account that was offered, with a password of one's own, and sign in.

    404 invitation_gone for a link that is unknown, used, withdrawn or expired.
    """
    door.refuse_other_origin(event)
    signed = accepting.accept_invitation(body)
    return answer(door.access(signed), cookies=door.session(signed))


handler = http_handler(DECLARATION, accept_invitation)
