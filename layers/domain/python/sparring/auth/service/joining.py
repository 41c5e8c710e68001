"""Coming in: a company signs up, a person signs in, a code is asked for and answered."""

from __future__ import annotations

from dataclasses import replace

from sparring.auth import directory, events, mail, repository, sealing
from sparring.auth.directory import Tokens, email_taken, wrong_credentials
from sparring.auth.model import (
    CHALLENGE_SECONDS,
    MOST_GUESSES,
    VERIFICATION_SECONDS,
    Account,
    Challenge,
    Tenant,
    Verification,
)
from sparring.auth.schemas import CodeWanted, MfaAnswer, SignUp
from sparring.auth.sealing import Token
from sparring.auth.service.enrolment import Enrolled, enrol
from sparring.auth.service.sessions import Signed, enter, open_session
from sparring.kit import clock, ids, lookup
from sparring.kit.caller import Caller, platform
from sparring.kit.errors import Invalid
from sparring.kit.transaction import Raced, commit


def sign_up(wanted: SignUp) -> Signed:
    """Make a company with its first admin, who is signed in at once.

    409 email_taken, which tells that an account exists: without it, somebody who forgot that
    they have one would wait for a mail that never comes. Sign-in and forgot-password never tell.
    """
    tenant = ids.new("tn")
    enrolled = enrol(tenant, wanted.email, wanted.password, email_verified=False)
    caller = platform(tenant, user_id=enrolled.user_id)
    token = sealing.new_token(tenant, enrolled.user_id)
    _found_company(caller, wanted, enrolled, token)
    mail.send(wanted.email, mail.verification(wanted.name, token.text))
    return enter(wanted.email, wanted.password)


def _found_company(caller: Caller, wanted: SignUp, enrolled: Enrolled, token: Token) -> None:
    now = clock.stamp()
    company = Tenant(wanted.company_name, now)
    account = Account(
        user_id=enrolled.user_id,
        email=wanted.email,
        name=wanted.name,
        role="admin",
        directory_id=enrolled.directory_id,
        created_at=now,
    )
    writes = repository.add_tenant(caller, company, account)
    writes.append(repository.save_verification(caller, new_verification(token)))
    try:
        commit(caller, writes, [events.tenant_created(company), events.user_joined(account, None)])
    except Raced:
        raise email_taken() from None


def new_verification(token: Token) -> Verification:
    """What is kept of a link that proves an e-mail address."""
    return Verification(sealing.digest(token.secret), clock.epoch(VERIFICATION_SECONDS))


def sign_in(email: str, password: str) -> Signed | CodeWanted:
    """A session, or the demand for a code. 401 invalid_credentials whatever was wrong."""
    answer = directory.sign_in(email, password)
    if isinstance(answer, Tokens):
        return open_session(answer)
    return _ask_for_code(email, answer.session)


def _ask_for_code(email: str, directory_session: str) -> CodeWanted:
    person = directory.find(email)
    if person is None:
        raise wrong_credentials()
    caller = platform(person.tenant, user_id=person.user_id)
    token = sealing.new_token(person.tenant, person.user_id, ids.new("ch"))
    challenge = Challenge(
        challenge_id=token.ids[-1],
        digest=sealing.digest(token.secret),
        sealed=sealing.seal(token.secret, directory_session, token.ids[-1]),
        valid_until=clock.epoch(CHALLENGE_SECONDS),
    )
    commit(caller, [repository.add_challenge(caller, challenge)])
    return CodeWanted(mfa_session=token.text)


def answer_mfa(given: MfaAnswer) -> Signed:
    """A session for the right code.

    Five guesses for each right password, and each right code opens one session. 422 wrong_code,
    401 invalid_credentials when the challenge is over.
    """
    token = sealing.read_token(given.mfa_session, "us", "ch")
    if token is None:
        raise wrong_credentials()
    caller = platform(token.tenant, user_id=token.ids[0])
    account, challenge = lookup.two(
        caller,
        repository.held_account(caller),
        repository.challenge(caller, token.ids[1]),
    )
    session = _challenged(token, challenge)
    if account is None or challenge is None or session is None or account.email != given.email:
        raise wrong_credentials()
    tokens = _code_answered(caller, challenge, (account.directory_id, session, given.code))
    try:
        return open_session(tokens, repository.end_challenge(caller, challenge))
    except Raced:
        raise wrong_credentials() from None


def _challenged(token: Token, challenge: Challenge | None) -> str | None:
    """Cognito's session of a challenge that is still open."""
    if challenge is None or challenge.guesses >= MOST_GUESSES:
        return None
    if clock.epoch() >= challenge.valid_until or not sealing.fits(token.secret, challenge.digest):
        return None
    return sealing.unseal(token.secret, challenge.sealed, challenge.challenge_id)


def _code_answered(caller: Caller, challenge: Challenge, given: tuple[str, str, str]) -> Tokens:
    try:
        return directory.answer_code(*given)
    except Invalid:
        _count_guess(caller, challenge)
        raise


def _count_guess(caller: Caller, challenge: Challenge) -> None:
    guessed = replace(challenge, guesses=challenge.guesses + 1)
    try:
        commit(caller, [repository.save_challenge(caller, guessed)])
    except Raced:
        # Parallel guesses: this one is not counted, so it is not told apart either.
        raise wrong_credentials() from None
