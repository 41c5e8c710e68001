"""The link of an invitation: opened by whoever holds it, without an account."""

from __future__ import annotations

from sparring.auth import repository, sealing
from sparring.auth.model import Invitation
from sparring.auth.schemas import InvitationPreview
from sparring.kit import clock, lookup
from sparring.kit.caller import Caller, platform
from sparring.kit.errors import NotFound


def open_link(text: str) -> tuple[Caller, Invitation]:
    """The pending invitation that a link names, with the platform acting in its company.

    404 invitation_gone for one that is unknown, used, withdrawn or expired.
    """
    token = sealing.read_token(text, "iv")
    if token is None:
        raise gone()
    caller = platform(token.tenant)
    try:
        invitation = lookup.one(caller, repository.invitation(caller, token.ids[0]))
    except NotFound:
        raise gone() from None
    right = sealing.fits(token.secret, invitation.digest)
    if not right or invitation.status_at(clock.epoch()) != "pending":
        raise gone()
    return caller, invitation


def gone() -> NotFound:
    """The one answer to every link that opens nothing."""
    return NotFound(
        "This invitation does not exist, was used, or has expired.", code="invitation_gone"
    )


def preview_invitation(text: str) -> InvitationPreview:
    """What the invited person sees before accepting. 404 invitation_gone."""
    caller, invitation = open_link(text)
    company = lookup.one(caller, repository.tenant(caller))
    return InvitationPreview(
        company_name=company.company_name,
        email=invitation.email,
        name=invitation.name,
        role=invitation.role,
    )
