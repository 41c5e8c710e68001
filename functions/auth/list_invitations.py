"""Lists invitations."""

from sparring.auth.schemas import InvitationList
from sparring.auth.service import invitations
from sparring.kit.declare import ADMINS, CURSORS, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit

DECLARATION = Endpoint("GET", "/v1/invitations", roles=ADMINS, grants=(reads("auth"), CURSORS))


def list_invitations(caller: SignedIn, limit: Limit = 50, cursor: Cursor = None) -> InvitationList:
    """List the invitations of the company, one for each address."""
    return invitations.list_invitations(caller, Asked("list_invitations", limit, cursor))


handler = http_handler(DECLARATION, list_invitations)
