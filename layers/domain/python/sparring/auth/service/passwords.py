"""Forgotten passwords, and proving that an e-mail address is one's own."""

from __future__ import annotations

from dataclasses import replace

from sparring.auth import directory, mail, repository, sealing
from sparring.auth.schemas import PasswordReset
from sparring.auth.service.joining import new_verification
from sparring.auth.service.sessions import end_everything
from sparring.kit import clock, lookup
from sparring.kit.caller import Caller, platform
from sparring.kit.errors import Invalid, Malformed, Unauthorized, Unavailable
from sparring.kit.transaction import Raced, commit

ATTEMPTS = 4


def forgot_password(email: str) -> None:
    """Mail a code for a new password; to an address that was never proven, the link that proves
    it. Nothing tells whether there is an account.
    """
    if not directory.send_reset_code(email):
        _send_verification(email)


def _send_verification(email: str) -> None:
    held = directory.find(email)
    if held is None or held.email_verified:
        return
    caller = platform(held.tenant, user_id=held.user_id)
    account = lookup.one(caller, repository.held_account(caller))
    if account is None or not account.active:
        return
    token = sealing.new_token(caller.tenant, caller.user_id)
    commit(caller, [repository.save_verification(caller, new_verification(token))])
    mail.send(email, mail.verification(account.name, token.text))


def reset_password(given: PasswordReset) -> None:
    """Set a new password with a mailed code, and end every session from before.

    422 wrong_code. Repeating a reset that was cut off finishes it.
    """
    try:
        directory.reset_password(given.email, given.code, given.password)
    except Invalid:
        if not _set_already(given):
            raise
    held = directory.find(given.email)
    if held is not None:
        end_everything(platform(held.tenant, user_id=held.user_id))


def _set_already(given: PasswordReset) -> bool:
    """True when an earlier try with this password got through and only its answer was lost."""
    try:
        directory.sign_in(given.email, given.password)
    except Unauthorized:
        return False
    return True


def verify_email(text: str) -> None:
    """Mark the e-mail address as proven; 400 bad_link. The link may be opened again."""
    token = sealing.read_token(text, "us")
    if token is None:
        raise _bad_link()
    caller = platform(token.tenant, user_id=token.ids[0])
    _check_link(caller, token.secret)
    for _ in range(ATTEMPTS):
        account = lookup.one(caller, repository.known_account(caller))
        if account.email_verified:
            return
        directory.confirm_email(account.directory_id)
        try:
            commit(caller, [repository.save_account(caller, replace(account, email_verified=True))])
        except Raced:
            continue
        return
    raise Unavailable


def _check_link(caller: Caller, secret: bytes) -> None:
    newest = lookup.one(caller, repository.verification(caller))
    if newest is None or clock.epoch() >= newest.valid_until:
        raise _bad_link()
    if not sealing.fits(secret, newest.digest):
        raise _bad_link()


def _bad_link() -> Malformed:
    return Malformed(
        "This link is wrong, replaced by a newer one, or has expired.", code="bad_link"
    )
