"""Where companies and people rest. Partition ACCOUNTS: people, admins; each person's sessions,
challenges and verification have a partition of their own.
"""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import Any, TypeVar

from sparring.auth.model import (
    KEPT_SECONDS,
    Account,
    Admins,
    Challenge,
    Invitation,
    Session,
    Teams,
    Tenant,
    Verification,
    Visits,
)
from sparring.kit import clock, transaction
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, account_key, key, query, query_all
from sparring.kit.transaction import Raced, Write

TABLE = "auth"
MOST_SESSIONS = 90

T = TypeVar(
    "T", Account, Admins, Challenge, Invitation, Session, Teams, Tenant, Verification, Visits
)


def _tenant_key(caller: Caller) -> Key:
    return key(caller, TABLE, ["TENANT"], "TENANT")


def _teams_key(caller: Caller) -> Key:
    return key(caller, TABLE, ["TENANT"], "TEAMS")


def _admins_key(caller: Caller) -> Key:
    return key(caller, TABLE, ["ACCOUNTS"], "ADMINS")


def _seen_key(caller: Caller, user_id: str) -> Key:
    return key(caller, TABLE, ["ACCOUNTS"], f"ACCOUNT#{user_id}#SEEN")


def _invitation_key(caller: Caller, invitation_id: str) -> Key:
    return key(caller, TABLE, ["INVITATIONS"], f"INVITATION#{invitation_id}")


def _session_key(caller: Caller, session_id: str) -> Key:
    return key(caller, TABLE, ["PERSON", caller.user_id], f"SESSION#{session_id}")


def _challenge_key(caller: Caller, challenge_id: str) -> Key:
    return key(caller, TABLE, ["PERSON", caller.user_id], f"CHALLENGE#{challenge_id}")


def _verification_key(caller: Caller) -> Key:
    return key(caller, TABLE, ["PERSON", caller.user_id], "VERIFICATION")


def _as(kind: type[T], row: Item | None) -> T | None:
    if row is None:
        return None
    known = {one.name: row[one.name] for one in fields(kind) if one.name in row}
    return kind(**known)


def _there(kind: type[T], row: Item | None) -> T:
    found = _as(kind, row)
    if found is None:
        raise NotFound
    return found


def _item(thing: Any, expires_at: int | None = None) -> Item:
    ttl = {} if expires_at is None else {"expires_at": expires_at}
    return {**asdict(thing), **ttl}


def _account(row: Item | None) -> Account | None:
    found = _as(Account, row)
    return None if found is None or found.status == "released" else found


def _known_account(row: Item | None) -> Account:
    found = _account(row)
    if found is None:
        raise NotFound
    return found


def own_account(caller: Caller) -> Account:
    """The caller's account, as it was read when this request verified them."""
    return _known_account(caller.standing.account)


def held_account(caller: Caller, user_id: str | None = None) -> Lookup[Account | None]:
    """An account, or None; a released one also reads as None."""
    return Lookup(account_key(caller, user_id), _account)


def known_account(caller: Caller, user_id: str | None = None) -> Lookup[Account]:
    """An account; NotFound for an unknown, foreign or released one."""
    return Lookup(account_key(caller, user_id), _known_account)


def claimed(caller: Caller) -> Lookup[Account | None]:
    """Whatever stands at the caller's account, a released one too."""
    return Lookup(account_key(caller), lambda row: _as(Account, row))


def tenant(caller: Caller) -> Lookup[Tenant]:
    """The company."""
    return Lookup(_tenant_key(caller), lambda row: _there(Tenant, row))


def teams(caller: Caller) -> Lookup[Teams]:
    """All teams."""
    return Lookup(_teams_key(caller), lambda row: _there(Teams, row))


def _admins(row: Item | None) -> Admins:
    found = _there(Admins, row)
    return Admins(tuple(found.user_ids), found.version)


def admins(caller: Caller) -> Lookup[Admins]:
    """Who the active admins are."""
    return Lookup(_admins_key(caller), _admins)


def last_seen(caller: Caller, user_id: str) -> Lookup[str | None]:
    """When a person last signed in or refreshed, RFC 3339."""
    return Lookup(_seen_key(caller, user_id), lambda row: row["at"] if row else None)


def invitation(caller: Caller, invitation_id: str) -> Lookup[Invitation]:
    """An invitation; NotFound for an unknown or foreign id."""
    where = _invitation_key(caller, invitation_id)
    return Lookup(where, lambda row: _there(Invitation, row))


def session(caller: Caller, session_id: str) -> Lookup[Session | None]:
    """A session of `caller`, or None."""
    return Lookup(_session_key(caller, session_id), lambda row: _as(Session, row))


def challenge(caller: Caller, challenge_id: str) -> Lookup[Challenge | None]:
    """An open challenge of `caller`, or None."""
    return Lookup(_challenge_key(caller, challenge_id), lambda row: _as(Challenge, row))


def verification(caller: Caller) -> Lookup[Verification | None]:
    """The newest link that proves the e-mail of `caller`, or None."""
    return Lookup(_verification_key(caller), lambda row: _as(Verification, row))


def people_page(
    caller: Caller, limit: int, after: str | None
) -> tuple[list[tuple[Account, str | None]], str | None]:
    """At most `limit` people, each with when they were last seen, and the user id to go on after.

    One query: the row that says when somebody was seen sorts right behind their account.
    """
    start = key(caller, TABLE, ["ACCOUNTS"], "ACCOUNT#")
    behind = None if after is None else _seen_key(caller, after).sk
    page = query(start, limit=2 * limit + 1, after=behind)
    seen = {row["sk"]: row["at"] for row in page.items if "at" in row}
    accounts = [row for row in page.items if "user_id" in row]
    shown, more = accounts[:limit], len(accounts) > limit or page.last is not None
    people = [(_account(row), seen.get(f"{row['sk']}#SEEN")) for row in shown]
    last = shown[-1]["user_id"] if more and shown else None
    return [(who, at) for who, at in people if who is not None], last


def invitations_start(caller: Caller) -> Key:
    """Where the list of invitations begins."""
    return key(caller, TABLE, ["INVITATIONS"], "INVITATION#")


def read_invitation(row: Item) -> Invitation:
    """An invitation out of a list."""
    return _there(Invitation, row)


def add_tenant(caller: Caller, company: Tenant, account: Account) -> list[Write]:
    """A new company with its first admin."""
    return [
        transaction.create(account_key(caller), _item(account)),
        transaction.create(_tenant_key(caller), _item(company)),
        transaction.create(_teams_key(caller), _item(Teams())),
        transaction.create(_admins_key(caller), _item(Admins((account.user_id,)))),
    ]


def add_account(caller: Caller, account: Account) -> Write:
    """A new person."""
    return transaction.create(account_key(caller, account.user_id), _item(account))


def save_account(caller: Caller, account: Account) -> Write:
    """A changed person, over the version that was read."""
    return transaction.replace(account_key(caller, account.user_id), _item(account))


def release_account(caller: Caller, account: Account) -> Write:
    """Take the place of an account that was never finished, so that it never can be."""
    return transaction.create(account_key(caller), _item(account, clock.epoch(KEPT_SECONDS)))


def same_account(caller: Caller) -> Write:
    """The caller's own account must still be as it was when the request began."""
    return transaction.unchanged(account_key(caller), int(str(caller.standing.account["version"])))


def save_admins(caller: Caller, now: Admins) -> Write:
    """The admins, over the version that was read."""
    return transaction.replace(_admins_key(caller), _item(now))


def only_admins_raced(caller: Caller, raced: Raced) -> bool:
    """True when nothing but the row of admins stood in the way."""
    return raced.where == (_admins_key(caller),)


def save_teams(caller: Caller, now: Teams) -> Write:
    """The teams, over the version that was read."""
    return transaction.replace(_teams_key(caller), _item(now))


def saw(caller: Caller) -> Write:
    """`caller` was here now."""
    return transaction.overwrite(_seen_key(caller, caller.user_id), {"at": clock.stamp()})


def offered(caller: Caller, invitation_id: str) -> Lookup[Invitation | None]:
    """An invitation, or None."""
    where = _invitation_key(caller, invitation_id)
    return Lookup(where, lambda row: _as(Invitation, row))


def put_invitation(caller: Caller, new: Invitation, before: Invitation | None) -> Write:
    """A new invitation, in the place of the one that the address had before."""
    if before is not None:
        return save_invitation(caller, replace(new, version=before.version))
    where = _invitation_key(caller, new.invitation_id)
    return transaction.create(where, _item(new, new.valid_until + KEPT_SECONDS))


def save_invitation(caller: Caller, changed: Invitation) -> Write:
    """A changed invitation, over the version that was read."""
    where = _invitation_key(caller, changed.invitation_id)
    return transaction.replace(where, _item(changed, changed.valid_until + KEPT_SECONDS))


def add_session(caller: Caller, new: Session) -> Write:
    """A new session of `caller`."""
    where = _session_key(caller, new.session_id)
    return transaction.create(where, _item(new, new.valid_until))


def save_session(caller: Caller, changed: Session) -> Write:
    """A refreshed session, over the version that was read."""
    where = _session_key(caller, changed.session_id)
    return transaction.replace(where, _item(changed, changed.valid_until))


def end_session(caller: Caller, session_id: str) -> Write:
    """The session is gone."""
    return transaction.remove(_session_key(caller, session_id))


def end_sessions(caller: Caller) -> list[Write]:
    """All sessions of `caller` are gone (the newest of them, if there are very many: the
    account's `not_before` ends the others too).
    """
    rows = query_all(_session_key(caller, ""), most=MOST_SESSIONS)
    return [transaction.remove(Key(TABLE, row["pk"], row["sk"])) for row in rows]


def add_challenge(caller: Caller, new: Challenge) -> Write:
    """A new challenge of `caller`."""
    where = _challenge_key(caller, new.challenge_id)
    return transaction.create(where, _item(new, new.valid_until))


def save_challenge(caller: Caller, changed: Challenge) -> Write:
    """A challenge after a guess, over the version that was read."""
    where = _challenge_key(caller, changed.challenge_id)
    return transaction.replace(where, _item(changed, changed.valid_until))


def end_challenge(caller: Caller, answered: Challenge) -> Write:
    """The challenge is answered; only one answer counts."""
    return transaction.take(_challenge_key(caller, answered.challenge_id), answered.version)


def save_verification(caller: Caller, newest: Verification) -> Write:
    """The newest link; older ones no longer work."""
    where = _verification_key(caller)
    return transaction.overwrite(where, _item(newest, newest.valid_until))


def visits_key(caller: Caller, mark: str, counter: str) -> Key:
    """Where the visits from one network address are counted."""
    return key(caller, TABLE, ["VISITS", mark], counter)


def visits(where: Key) -> Lookup[Visits]:
    """The visits so far."""
    return Lookup(where, lambda row: _as(Visits, row) or Visits())


def save_visit(where: Key, seen: Visits, seconds: int) -> Write:
    """One visit more than were `seen`; the row goes after `seconds`."""
    item = _item(replace(seen, count=seen.count + 1), clock.epoch(seconds))
    return transaction.replace(where, item) if seen.count else transaction.create(where, item)
