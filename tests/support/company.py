"""People who came in through the real doors: a company that signed up, colleagues who accepted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from functions.auth import accept_invitation, create_invitation, create_team, sign_up
from sparring.kit.caller import Caller, from_claims
from tests.support import http
from tests.support.calls import ungranted, watched
from tests.support.cognito import FakeCognito, Mailbox, claims_in, user_pool
from tests.support.http import Answer, Call
from tests.support.tables import tables

PASSWORD = "Correct-horse-9"
COOKIE = "sparring_session="


def send(function: Any, call: Call | None = None) -> Answer:
    """Call a function, and fail when it does anything that it was not granted."""
    with watched() as calls:
        answer = http.send(function, call)
    assert not ungranted(function.DECLARATION, calls)
    return answer


@dataclass(frozen=True)
class House:
    """The surroundings of a test of the auth module."""

    pool: FakeCognito
    mailbox: Mailbox


@dataclass(frozen=True)
class Person:
    """A signed-in person: `caller` as the access token says, `cookie` as the browser sends it."""

    caller: Caller
    email: str
    access_token: str = field(repr=False)
    cookie: str = field(repr=False)

    @property
    def user_id(self) -> str:
        """The person's id."""
        return self.caller.user_id


@contextmanager
def auth_house() -> Iterator[House]:
    """Empty tables, an empty user pool, an empty mailbox."""
    with tables("auth", "settings"), user_pool() as (pool, mailbox):
        yield House(pool, mailbox)


def cookie_in(answer: Answer) -> str:
    """The session cookie that an answer sets, as the browser would send it back."""
    (cookie,) = [one for one in answer.cookies if one.startswith(COOKIE)]
    return cookie.split(";")[0]


def caller_in(access_token: str, *, verified: bool = False) -> Caller:
    """The caller that a minted access token makes."""
    claims = {name: str(value) for name, value in claims_in(access_token).items()}
    return from_claims(claims, correlation_id="req-1", trusted=verified)


def entered(answer: Answer, email: str) -> Person:
    """The person whom a sign-up, sign-in or acceptance let in."""
    assert answer.status in (200, 201), answer
    token = answer.body["access_token"]
    return Person(caller_in(token), email, token, cookie_in(answer))


def sign_up_body(**changes: object) -> dict[str, object]:
    """A good sign-up."""
    body = {
        "company_name": "Acme",
        "name": "Ann Admin",
        "email": "ann@acme.example",
        "password": PASSWORD,
    }
    return {**body, **changes}


def company(email: str = "ann@acme.example", name: str = "Acme") -> Person:
    """A company that signed up; its first admin."""
    answer = send(sign_up, Call(body=sign_up_body(email=email, company_name=name)))
    return entered(answer, email)


def invited(admin: Person, email: str, role: str = "learner", **more: Any) -> Answer:
    """The answer to an invitation."""
    body = {"email": email, "name": "Kim Colleague", "role": role, **more}
    return send(create_invitation, Call(admin.caller, body))


def token_in(link: str) -> str:
    """The token of a link."""
    return link.partition("token=")[2]


def colleague(admin: Person, email: str, role: str = "learner", **more: Any) -> Person:
    """Somebody who was invited and accepted."""
    answer = invited(admin, email, role, **more)
    assert answer.status == 201, answer
    accepting = {"token": token_in(answer.body["link"]), "password": PASSWORD}
    return entered(send(accept_invitation, Call(body=accepting)), email)


def team(admin: Person, name: str) -> str:
    """The id of a new team."""
    answer = send(create_team, Call(admin.caller, {"name": name}))
    assert answer.status == 201, answer
    return str(answer.body["team_id"])
