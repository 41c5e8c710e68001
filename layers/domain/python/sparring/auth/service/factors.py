"""The second factor: a code from an authenticator app."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote

from sparring.auth import directory, repository
from sparring.auth.directory import Tokens
from sparring.auth.model import FRESH_SECONDS, Account
from sparring.auth.schemas import MfaStarted
from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Forbidden, Invalid, Unauthorized, Unavailable
from sparring.kit.table import ensure_verified
from sparring.kit.transaction import Raced, commit

ISSUER = "Sparring"
ATTEMPTS = 4


def start_mfa(caller: Caller, access_token: str) -> MfaStarted:
    """A new secret for an authenticator app; nothing changes until a code of it is confirmed."""
    account = lookup.one(caller, repository.known_account(caller))
    if account.mfa_enabled:
        raise Conflict("Remove the second factor first.", code="mfa_enabled")
    secret = directory.start_code(access_token)
    return MfaStarted(secret=secret, otpauth_uri=_otpauth(account, secret))


def _otpauth(account: Account, secret: str) -> str:
    label = quote(f"{ISSUER}:{account.email}")
    return f"otpauth://totp/{label}?secret={secret}&issuer={ISSUER}&digits=6&period=30"


def confirm_mfa(caller: Caller, access_token: str, code: str) -> None:
    """Demand codes from now on; 422 wrong_code."""
    ensure_verified(caller)
    directory.confirm_code(access_token, code)
    _set(caller, enabled=True)


@dataclass(frozen=True)
class Proof:
    """That it is still the person: the password, or a sign-in a moment ago (Unix seconds)."""

    signed_in_at: int
    password: str | None = None


def remove_mfa(caller: Caller, access_token: str, proof: Proof) -> None:
    """Demand no more codes; safe to repeat. A token alone, which may be stolen, is not enough:
    403 proof_needed without a proof, 422 for a wrong password.
    """
    account = lookup.one(caller, repository.known_account(caller))
    if proof.password is not None:
        _check_password(account, proof.password)
    elif clock.epoch() - proof.signed_in_at > FRESH_SECONDS:
        raise Forbidden("Give your password, or sign in again first.", code="proof_needed")
    directory.stop_code(access_token)
    _set(caller, enabled=False)


def _check_password(account: Account, password: str) -> None:
    try:
        answer = directory.sign_in(account.email, password)
    except Unauthorized:
        raise Invalid.field("password", "This is not your password.") from None
    if isinstance(answer, Tokens):
        directory.revoke(answer.refresh_token)


def _set(caller: Caller, *, enabled: bool) -> None:
    for _ in range(ATTEMPTS):
        account = lookup.one(caller, repository.known_account(caller))
        if account.mfa_enabled == enabled:
            return
        try:
            commit(caller, [repository.save_account(caller, replace(account, mfa_enabled=enabled))])
        except Raced:
            continue
        return
    raise Unavailable
