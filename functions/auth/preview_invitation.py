"""Shows what an invitation offers."""

from sparring.auth import door
from sparring.auth.schemas import InvitationPreview, LinkToken
from sparring.auth.service import links
from sparring.kit.declare import Endpoint, reads
from sparring.kit.http import RawEvent, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/invitations/preview",
    public_because="Who was invited has no account yet; the token of the link is checked instead.",
    body_limit=1_024,
    grants=(reads("auth"),),
)


def preview_invitation(body: LinkToken, event: RawEvent) -> InvitationPreview:
    """Show the company, the address and the role that an invitation is for."""
    door.refuse_other_origin(event)
    return links.preview_invitation(body.token)


handler = http_handler(DECLARATION, preview_invitation)
