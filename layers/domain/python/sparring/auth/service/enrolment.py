"""Giving an e-mail address an entry in the user pool, so that a stop at any call can be repeated.

The pool knows an e-mail before any account row exists. An entry without a row was left by a
try that stopped: the next try fences its row, so that the first can never finish, and starts over.
"""

from __future__ import annotations

from dataclasses import dataclass

from sparring.auth import directory, repository
from sparring.auth.directory import Person, email_taken
from sparring.auth.model import Account
from sparring.kit import clock, ids, lookup
from sparring.kit.caller import platform
from sparring.kit.errors import Conflict, Unauthorized
from sparring.kit.transaction import Raced, commit

ATTEMPTS = 3


@dataclass(frozen=True)
class Enrolled:
    """A new entry of the pool, with a password and no account row yet."""

    user_id: str
    directory_id: str


def enrol(tenant: str, email: str, password: str, *, email_verified: bool) -> Enrolled:
    """A fresh entry; 409 email_taken when the e-mail belongs to an account."""
    for _ in range(ATTEMPTS):
        user_id = ids.new("us")
        try:
            username = directory.create(email, tenant, user_id, email_verified=email_verified)
        except Conflict:
            _release(email)
        else:
            _arm(username, password)
            return Enrolled(user_id, username)
    raise email_taken()


def _arm(username: str, password: str) -> None:
    try:
        directory.set_password(username, password)
    except Unauthorized:
        # The entry is gone: a parallel try for the same e-mail has taken it over.
        raise email_taken() from None


def _release(email: str) -> None:
    """Free an e-mail whose entry has no account; 409 email_taken when it has one."""
    held = directory.find(email)
    if held is None:
        return
    if held.tenant and held.user_id:
        _fence(held, email)
    directory.delete(held.username)


def _fence(held: Person, email: str) -> None:
    caller = platform(held.tenant, user_id=held.user_id)
    account = lookup.one(caller, repository.claimed(caller))
    if account is None:
        try:
            commit(caller, [repository.release_account(caller, _released(held, email))])
        except Raced:
            raise email_taken() from None
    elif account.status != "released":
        raise email_taken()


def _released(held: Person, email: str) -> Account:
    return Account(
        user_id=held.user_id,
        email=email,
        name="",
        role="learner",
        directory_id=held.username,
        created_at=clock.stamp(),
        status="released",
    )
