"""Takes the second factor away."""

from sparring.auth import door
from sparring.auth.schemas import PasswordAgain
from sparring.auth.service import factors
from sparring.auth.service.factors import Proof
from sparring.kit.declare import EVERYONE, Endpoint, cognito, writes
from sparring.kit.http import RawEvent, SignedIn, http_handler

DECLARATION = Endpoint(
    "DELETE",
    "/v1/me/mfa",
    roles=EVERYONE,
    status=204,
    body_limit=1_024,
    grants=(
        writes("auth"),
        cognito("SetUserMFAPreference", "AdminInitiateAuth", "RevokeToken"),
    ),
)


def remove_mfa(caller: SignedIn, event: RawEvent, body: PasswordAgain | None = None) -> None:
    """Sign in without a code from now on.

    Wants the password; who signed in within the last ten minutes may leave it out. Else 403
    proof_needed.
    """
    proof = Proof(door.signed_in_at(event), body.password if body else None)
    factors.remove_mfa(caller, door.access_token(event), proof)


handler = http_handler(DECLARATION, remove_mfa)
