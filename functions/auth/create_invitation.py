"""Invites a person."""

from sparring.auth.schemas import InvitationCreated, InvitationWanted
from sparring.auth.service import invitations
from sparring.kit.declare import ADMINS, MAIL, Endpoint, cognito, writes
from sparring.kit.http import SignedIn, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/invitations",
    roles=ADMINS,
    status=201,
    body_limit=4_096,
    grants=(writes("auth"), cognito("AdminGetUser"), MAIL),
)


def create_invitation(caller: SignedIn, body: InvitationWanted) -> InvitationCreated:
    """Invite somebody into the company.

    The link is mailed, and shown this once to be handed over; it works once, for seven days.
    Inviting an address again replaces its invitation. 409 email_taken.
    """
    return invitations.create_invitation(caller, body)


handler = http_handler(DECLARATION, create_invitation)
