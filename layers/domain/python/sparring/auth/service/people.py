"""People: who is in the company, and what changes about them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from sparring.auth import events, repository
from sparring.auth.model import Account, Admins, Teams, Tenant
from sparring.auth.ports import LanguageModelInUse
from sparring.auth.schemas import Me, MeChange, ModelInUse, User, UserChange, UserList
from sparring.auth.service.scope import own_account, team_of, visible_team
from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.cursor import seal, unseal
from sparring.kit.errors import Invalid, NotFound, Unavailable
from sparring.kit.lookup import Lookup
from sparring.kit.paging import Asked
from sparring.kit.table import account_key, ensure_verified
from sparring.kit.transaction import Raced, Write, commit

ATTEMPTS = 5
BUILT_IN = "Built-in buyer"

M = TypeVar("M", bound=LanguageModelInUse)


def get_me(caller: Caller, model: Lookup[M]) -> Me:
    """The caller, with company and team, in one read; `model` comes along in it."""
    account, company, teams, in_use = lookup.many(
        caller,
        own_account(caller),
        repository.tenant(caller),
        repository.teams(caller),
        model,
    )
    team_of(account)
    return _me(caller, account, (company, teams), in_use)


def _me(
    caller: Caller, account: Account, around: tuple[Tenant, Teams], model: LanguageModelInUse
) -> Me:
    company, teams = around
    return Me(
        user_id=account.user_id,
        name=account.name,
        email=account.email,
        email_verified=account.email_verified,
        role=account.role,
        team_id=account.team_id,
        team_name=team_name(teams, account.team_id),
        tenant_id=caller.tenant,
        company_name=company.company_name,
        mfa_enabled=account.mfa_enabled,
        locale=account.locale,
        model=ModelInUse(kind=model.kind, name=model.model or BUILT_IN),
    )


def team_name(teams: Teams, team_id: str | None) -> str | None:
    """The name of a team, None for nobody's team."""
    return teams.names.get(team_id) if team_id else None


def update_me(caller: Caller, change: MeChange, model: Lookup[M]) -> Me:
    """Change the caller's own name or locale."""
    for _ in range(ATTEMPTS):
        account, company, teams, in_use = lookup.many(
            caller,
            repository.known_account(caller),
            repository.tenant(caller),
            repository.teams(caller),
            model,
        )
        changed = replace(account, **change.model_dump(exclude_none=True))
        if _saved(caller, account, changed, teams):
            return _me(caller, changed, (company, teams), in_use)
    raise Unavailable


def _saved(caller: Caller, before: Account, after: Account, teams: Teams) -> bool:
    """Save and announce a change. False when somebody else was quicker."""
    if after == before:
        return True
    fact = events.user_changed(after, team_name(teams, after.team_id))
    try:
        commit(caller, [repository.save_account(caller, after)], [fact])
    except Raced:
        return False
    return True


def _shown(account: Account, seen_at: str | None) -> User:
    return User(
        user_id=account.user_id,
        name=account.name,
        email=account.email,
        role=account.role,
        team_id=account.team_id,
        status="active" if account.active else "disabled",
        mfa_enabled=account.mfa_enabled,
        created_at=account.created_at,
        last_seen_at=seen_at,
    )


def list_users(caller: Caller, asked: Asked) -> UserList:
    """People in the order in which they joined; a manager of one team sees that team.

    A page may then hold fewer than `limit`, even none, and still have a next one.
    """
    team = visible_team(caller)
    after = unseal(caller, asked.scope, asked.cursor)
    people, last = repository.people_page(caller, asked.limit, after)
    shown = [_shown(*one) for one in people if team is None or one[0].team_id == team]
    return UserList(items=shown, next_cursor=seal(caller, asked.scope, last))


def get_user(caller: Caller, user_id: str) -> User:
    """One person; 404 for an unknown, foreign or, to a manager, another team's one."""
    own, account, seen_at = lookup.three(
        caller,
        own_account(caller),
        repository.known_account(caller, user_id),
        repository.last_seen(caller, user_id),
    )
    team = team_of(own)
    if team is not None and account.team_id != team:
        raise NotFound
    return _shown(account, seen_at)


def update_user(caller: Caller, user_id: str, change: UserChange) -> User:
    """Change a person. 409 last_admin when no active admin would be left.

    The admins of a company are one row with a version: of two parallel demotions one waits for
    the other and is then judged by what it left.
    """
    for _ in range(ATTEMPTS):
        before, admins, teams, seen_at = lookup.many(
            caller,
            repository.known_account(caller, user_id),
            repository.admins(caller),
            repository.teams(caller),
            repository.last_seen(caller, user_id),
        )
        after = _changed(before, change, teams)
        if after == before or _stored(caller, (before, after), admins, teams):
            return _shown(after, seen_at)
    raise Unavailable


def _changed(account: Account, change: UserChange, teams: Teams) -> Account:
    asked: dict[str, Any] = {name: getattr(change, name) for name in change.model_fields_set}
    if asked.get("team_id") is not None and asked["team_id"] not in teams.names:
        raise Invalid.field("team_id", "There is no such team.")
    after = replace(account, **asked)
    if after.status == account.status:
        return after
    # Also when enabled again: sessions from before do not come back to life. A new role needs
    # no end of sessions, as tokens with another role than the account's are refused.
    return replace(after, not_before=clock.epoch(1))


def _stored(caller: Caller, change: tuple[Account, Account], admins: Admins, teams: Teams) -> bool:
    """Save and announce. False when somebody else was quicker; raises when the caller
    themselves was disabled or demoted meanwhile.
    """
    before, after = change
    writes = [repository.save_account(caller, after), *_admin_writes(caller, change, admins)]
    if before.user_id != caller.user_id:
        writes.append(repository.same_account(caller))
    fact = events.user_changed(after, team_name(teams, after.team_id))
    try:
        commit(caller, writes, [fact])
    except Raced as raced:
        _still_standing(caller, raced)
        return False
    return True


def _admin_writes(caller: Caller, change: tuple[Account, Account], admins: Admins) -> list[Write]:
    was, is_now = (one.role == "admin" and one.active for one in change)
    return [] if was == is_now else [repository.save_admins(caller, admins.after(change[1]))]


def _still_standing(caller: Caller, raced: Raced) -> None:
    if account_key(caller) not in raced.where:
        return
    caller.standing.verified = False
    ensure_verified(caller)
