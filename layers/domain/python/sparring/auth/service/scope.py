"""Whose work a coach sees."""

from __future__ import annotations

from sparring.auth import repository
from sparring.auth.model import Account
from sparring.kit.caller import Caller
from sparring.kit.errors import Unauthorized
from sparring.kit.lookup import Lookup, one


def own_account(caller: Caller) -> Lookup[Account | None]:
    """How to look up the caller's account, to feed to `team_of` with other reads."""
    return repository.held_account(caller)


def team_of(account: Account | None) -> str | None:
    """The one team that the caller may look at; None means every team of the company.

    Unauthorized when the account is gone or disabled. Learners have no team to look at: ask
    for their own things by `caller.user_id`.
    """
    if account is None or not account.active:
        raise Unauthorized("This account is disabled.", code="account_disabled")
    return account.team_id if account.role == "manager" else None


def visible_team(caller: Caller) -> str | None:
    """`team_of` with one read of its own (none on a writing route, which has read it)."""
    if caller.standing.account:
        return team_of(repository.own_account(caller))
    return team_of(one(caller, repository.held_account(caller)))
