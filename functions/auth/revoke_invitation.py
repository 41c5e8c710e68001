"""Withdraws an invitation."""

from sparring.auth.service import invitations
from sparring.kit.declare import ADMINS, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id

DECLARATION = Endpoint(
    "DELETE",
    "/v1/invitations/{invitation_id}",
    roles=ADMINS,
    status=204,
    grants=(writes("auth"),),
)


def revoke_invitation(caller: SignedIn, invitation_id: Id) -> None:
    """Withdraw an invitation that is not accepted yet; its link stops working at once."""
    invitations.revoke_invitation(caller, invitation_id)


handler = http_handler(DECLARATION, revoke_invitation)
