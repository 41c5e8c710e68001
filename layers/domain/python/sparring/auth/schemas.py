"""What crosses the door of the auth module."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from sparring.kit.declare import Role
from sparring.kit.ids import Id
from sparring.kit.schema import Body, Reply
from sparring.kit.words import visible

UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
LONGEST_EMAIL = 254
LONGEST_LOCAL_PART = 64
_EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])"
)
_DEMANDED = (
    (re.compile(r"[A-Z]"), "an upper-case letter"),
    (re.compile(r"[a-z]"), "a lower-case letter"),
    (re.compile(r"[0-9]"), "a digit"),
)


def _shown(text: str) -> str:
    """NFC; look-alikes and right-to-left letters stay, control characters are refused, and so is
    a name that nobody could see.
    """
    if any(unicodedata.category(letter) in UNSEEN for letter in text):
        raise ValueError("must not hold control characters")
    return visible(unicodedata.normalize("NFC", text))


def _email(text: str) -> str:
    """Lower-cased ASCII, as the mail service takes it; a foreign domain comes as punycode."""
    email = text.lower()
    local = email.partition("@")[0]
    # ASCII before lower-casing, which turns the Kelvin sign into a k.
    fits = text.isascii() and len(local) <= LONGEST_LOCAL_PART and _EMAIL.fullmatch(email)
    if not fits:
        raise ValueError("is not an e-mail address")
    return email


def _strong(password: str) -> str:
    missing = [what for pattern, what in _DEMANDED if not pattern.search(password)]
    if missing:
        raise ValueError(f"needs {' and '.join(missing)}")
    if password != password.strip():
        raise ValueError("must not begin or end with a space")
    return password


def _never_null(value: object) -> object:
    if value is None:
        raise ValueError("must not be null")
    return value


Name = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_shown)]
Email = Annotated[
    str, StringConstraints(min_length=3, max_length=LONGEST_EMAIL), AfterValidator(_email)
]
Secret = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=128)]
NewPassword = Annotated[
    str,
    StringConstraints(strip_whitespace=False, min_length=12, max_length=128),
    AfterValidator(_strong),
]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
OpaqueToken = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]


class SignUp(Body):
    """A new company and its first admin."""

    company_name: Name
    name: Name
    email: Email
    password: NewPassword


class SignIn(Body):
    """E-mail and password."""

    email: Email
    password: Secret


class MfaAnswer(Body):
    """The code that an authenticator app shows, for a sign-in that asked for it."""

    email: Email
    mfa_session: OpaqueToken
    code: Code


class SignOut(Body):
    """Which sessions end: this one, or all of the person."""

    everywhere: bool = False


class EmailOnly(Body):
    """An e-mail address."""

    email: Email


class PasswordReset(Body):
    """A new password, with the code that was mailed."""

    email: Email
    code: Code
    password: NewPassword


class LinkToken(Body):
    """The token of a link that was mailed."""

    token: OpaqueToken


class CodeOnly(Body):
    """The code that an authenticator app shows."""

    code: Code


class PasswordAgain(Body):
    """The caller's password, as a proof that it is still they who ask."""

    password: Secret | None = None


class AccessGranted(Reply):
    """An access token; `expires_in` seconds."""

    access_token: str
    expires_in: int


class CodeWanted(Reply):
    """The password is right, a code is wanted: answer with `mfa_session` within 3 minutes."""

    challenge: Literal["mfa"] = "mfa"
    mfa_session: str


class ModelInUse(Reply):
    """Which language model plays the buyers."""

    kind: Literal["built_in", "openai"]
    name: str


class Me(Reply):
    """The person who asks."""

    user_id: str
    name: str
    email: str
    email_verified: bool
    role: Role
    team_id: str | None
    team_name: str | None
    tenant_id: str
    company_name: str
    mfa_enabled: bool
    locale: str
    model: ModelInUse


class MeChange(Body):
    """What everybody may change about themselves."""

    name: Annotated[Name | None, BeforeValidator(_never_null)] = None
    locale: Annotated[Locale | None, BeforeValidator(_never_null)] = None


class MfaStarted(Reply):
    """What an authenticator app needs; `otpauth_uri` is the content of the QR code."""

    secret: str
    otpauth_uri: str


class User(Reply):
    """One person, as admins and managers see them. `last_seen_at`: sign-in or refresh."""

    user_id: str
    name: str
    email: str
    role: Role
    team_id: str | None
    status: Literal["active", "disabled"]
    mfa_enabled: bool
    created_at: str
    last_seen_at: str | None


class UserList(Reply):
    """One page of people."""

    items: list[User]
    next_cursor: str | None


class UserChange(Body):
    """What an admin may change about a person; `team_id: null` takes them out of their team."""

    name: Annotated[Name | None, BeforeValidator(_never_null)] = None
    role: Annotated[Role | None, BeforeValidator(_never_null)] = None
    team_id: Id | None = None
    status: Annotated[Literal["active", "disabled"] | None, BeforeValidator(_never_null)] = None


class InvitationWanted(Body):
    """Who is invited, and as what."""

    email: Email
    name: Name
    role: Role
    team_id: Id | None = None


class InvitationView(Reply):
    """One invitation, without its link."""

    invitation_id: str
    email: str
    name: str
    role: Role
    team_id: str | None
    status: Literal["pending", "accepted", "revoked", "expired"]
    created_at: str
    expires_at: str


class InvitationCreated(InvitationView):
    """A new invitation; the link is shown this once, and was mailed."""

    link: str


class InvitationList(Reply):
    """One page of invitations, one for each address."""

    items: list[InvitationView]
    next_cursor: str | None


class InvitationAccepted(Body):
    """The token of the link, and the password that the person chose."""

    token: OpaqueToken
    name: Name | None = None
    password: NewPassword


class InvitationPreview(Reply):
    """What the invited person is shown before accepting."""

    company_name: str
    email: str
    name: str
    role: Role


class Team(Reply):
    """One team."""

    team_id: str
    name: str


class TeamList(Reply):
    """All teams of the company; there are never more than one page."""

    items: list[Team]
    next_cursor: str | None = None


class TeamWanted(Body):
    """The name of a team."""

    name: Annotated[Name, Field(max_length=60)]
