"""Sessions: a browser signs in, refreshes with a secret that changes every time, signs out."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from sparring.auth import directory, repository, sealing
from sparring.auth.directory import Tokens, wrong_credentials
from sparring.auth.model import (
    IDLE_SECONDS,
    LONGEST_SECONDS,
    MOST_GRACED,
    MOST_ROTATIONS,
    Account,
    Session,
)
from sparring.auth.sealing import Token
from sparring.kit import clock, ids, log, lookup
from sparring.kit.caller import Caller, platform
from sparring.kit.errors import Problem, Unauthorized, Unavailable
from sparring.kit.transaction import Raced, Write, commit

ATTEMPTS = 4


@dataclass(frozen=True)
class Signed:
    """A signed-in browser: the access token, and the cookie that gets the next one. Seconds."""

    access_token: str
    expires_in: int
    cookie: str
    max_age: int


@dataclass(frozen=True)
class Held:
    """A session that a cookie opened: its account, its current secret, and how many refreshes
    ago the secret in the cookie was current.
    """

    caller: Caller
    account: Account
    session: Session
    secret: bytes
    age: int

    @property
    def stolen(self) -> bool:
        """True when an old secret comes back later than two tabs or a lost answer explain."""
        return self.age > 0 and not self.session.graced(self.age, clock.now().timestamp())

    @property
    def refresh_token(self) -> str:
        """Cognito's refresh token; Unauthorized when the row was tampered with."""
        found = sealing.unseal(self.secret, self.session.sealed, self.session.session_id)
        if found is None:
            raise ended()
        return found


def ended() -> Problem:
    """The one answer to every cookie that opens nothing."""
    return Unauthorized("Please sign in again.", code="session_ended")


def open_session(tokens: Tokens, *also: Write) -> Signed:
    """Start a session for tokens that a password or a code just brought.

    `also` are writes of the same transaction. 401 invalid_credentials for a disabled person.
    """
    caller = platform(tokens.tenant, user_id=tokens.user_id)
    account = lookup.one(caller, repository.held_account(caller))
    if account is None or not account.active:
        raise wrong_credentials()
    if tokens.issued_at < account.not_before:
        # Signed out everywhere within this very second: the token would be refused at once.
        raise Unavailable
    token = sealing.new_token(tokens.tenant, tokens.user_id, ids.new("se"))
    session = _new_session(token, tokens)
    commit(caller, [repository.add_session(caller, session), repository.saw(caller), *also])
    return _signed(tokens, token, session)


def enter(email: str, password: str) -> Signed:
    """Sign in somebody whose password was set a moment ago."""
    tokens = directory.sign_in(email, password)
    if not isinstance(tokens, Tokens):
        raise wrong_credentials()
    return open_session(tokens)


def _new_session(token: Token, tokens: Tokens) -> Session:
    now = clock.epoch()
    session_id = token.ids[-1]
    return Session(
        session_id=session_id,
        digest=sealing.digest(token.secret),
        salt=os.urandom(sealing.SECRET_BYTES),
        sealed=sealing.seal(token.secret, tokens.refresh_token, session_id),
        started_at=tokens.issued_at,
        valid_until=now + IDLE_SECONDS,
    )


def _signed(tokens: Tokens, token: Token, session: Session) -> Signed:
    max_age = session.valid_until - clock.epoch()
    return Signed(tokens.access_token, tokens.expires_in, token.text, max_age)


def _held(cookie: str) -> Held | None:
    """What the cookie opens; None for an unknown, expired, foreign or ended one."""
    token = sealing.read_token(cookie, "us", "se")
    if token is None:
        return None
    user_id, session_id = token.ids
    caller = platform(token.tenant, user_id=user_id)
    account, session = lookup.two(
        caller, repository.held_account(caller), repository.session(caller, session_id)
    )
    if account is None or session is None or not _alive(account, session):
        return None
    return _walk(caller, account, session, token.secret)


def _alive(account: Account, session: Session) -> bool:
    in_time = clock.epoch() < session.valid_until
    return account.active and in_time and session.started_at >= account.not_before


def _walk(caller: Caller, account: Account, session: Session, secret: bytes) -> Held | None:
    """Follow the secrets from the presented one to the current one."""
    for age in range(min(session.rotations, MOST_ROTATIONS) + 1):
        if sealing.fits(secret, session.digest):
            return Held(caller, account, session, secret, age)
        secret = sealing.following(secret, session.salt)
    return None


def _end(held: Held) -> None:
    directory.revoke(held.refresh_token)
    commit(held.caller, [repository.end_session(held.caller, held.session.session_id)])


def refresh(cookie: str) -> Signed:
    """A new access token and the next cookie.

    A cookie stays good for 10 seconds after its successor was made, and then brings the newest
    one; an old one after that ends the whole session. 401 session_ended.
    """
    for _ in range(ATTEMPTS):
        held = _held(cookie)
        if held is None:
            raise ended()
        if held.stolen:
            log.denied("session_reused", tenant=held.caller.tenant, user_id=held.caller.user_id)
            _end(held)
            raise ended()
        try:
            return _renewed(held)
        except Raced:
            continue
    raise Unavailable


def _renewed(held: Held) -> Signed:
    try:
        tokens = directory.refresh(held.refresh_token)
    except Unauthorized:
        raise ended() from None
    caller, before = held.caller, held.session
    secret = held.secret if held.age else sealing.following(held.secret, before.salt)
    sealed = sealing.seal(secret, tokens.refresh_token, before.session_id)
    session = replace(before if held.age else _rotated(before, secret), sealed=sealed)
    commit(caller, [repository.save_session(caller, session), repository.saw(caller)])
    token = Token(caller.tenant, (caller.user_id, session.session_id), secret)
    return _signed(tokens, token, session)


def _rotated(session: Session, secret: bytes) -> Session:
    longest = session.started_at + LONGEST_SECONDS
    return replace(
        session,
        digest=sealing.digest(secret),
        rotations=session.rotations + 1,
        retired=(clock.now().timestamp(), *session.retired)[:MOST_GRACED],
        valid_until=min(clock.epoch(IDLE_SECONDS), longest),
    )


def sign_out(cookie: str) -> None:
    """End the session of this browser; a cookie that opens nothing has nothing to end."""
    held = _held(cookie)
    if held is not None:
        _end(held)


def sign_out_everywhere(cookie: str) -> None:
    """End every session and token of the person; 401 session_ended without a good cookie."""
    held = _held(cookie)
    if held is None or held.stolen:
        raise ended()
    end_everything(held.caller)


def end_everything(caller: Caller) -> None:
    """Refuse all tokens of `caller` from before now, and end their sessions. Safe to repeat."""
    for _ in range(ATTEMPTS):
        account = lookup.one(caller, repository.known_account(caller))
        stopped = replace(account, not_before=clock.epoch(1))
        endings = repository.end_sessions(caller)
        # First, so that a stop in between leaves the cookie good for asking again.
        directory.sign_out(account.directory_id)
        try:
            commit(caller, [repository.save_account(caller, stopped), *endings])
        except Raced:
            continue
        return
    raise Unavailable
