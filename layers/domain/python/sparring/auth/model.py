"""Companies, accounts, teams, invitations and sessions, and the rules that hold for them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from sparring.kit.declare import Role
from sparring.kit.errors import Conflict

DAY = 86_400
IDLE_SECONDS = 30 * DAY
LONGEST_SECONDS = 90 * DAY
INVITATION_SECONDS = 7 * DAY
KEPT_SECONDS = 30 * DAY
VERIFICATION_SECONDS = 7 * DAY
CHALLENGE_SECONDS = 180
MOST_GUESSES = 5
FRESH_SECONDS = 600
GRACE_SECONDS = 10
MOST_GRACED = 8
MOST_ROTATIONS = 5_000
MOST_TEAMS = 200

Status = Literal["active", "disabled"]
InvitationStatus = Literal["pending", "accepted", "revoked", "expired"]


@dataclass(frozen=True)
class Tenant:
    """One company."""

    company_name: str
    created_at: str
    version: int = 1


@dataclass(frozen=True)
class Account:
    """One person in one company. `directory_id` names the same person in the user pool;
    access tokens issued before `not_before` (Unix seconds) are no longer good.
    """

    user_id: str
    email: str
    name: str
    role: Role
    directory_id: str
    created_at: str
    team_id: str | None = None
    status: Literal["active", "disabled", "released"] = "active"
    not_before: int = 0
    email_verified: bool = False
    mfa_enabled: bool = False
    locale: str = "en"
    version: int = 1

    @property
    def active(self) -> bool:
        """True when the person may do anything at all."""
        return self.status == "active"


@dataclass(frozen=True)
class Admins:
    """Who the active admins of a company are. Never empty: each change passes through here."""

    user_ids: tuple[str, ...]
    version: int = 1

    def after(self, account: Account) -> Admins:
        """The admins once `account` is as given; 409 when nobody would be left."""
        others = tuple(one for one in self.user_ids if one != account.user_id)
        if account.role == "admin" and account.active:
            return replace(self, user_ids=(*others, account.user_id))
        if not others:
            raise Conflict("A company needs at least one active admin.", code="last_admin")
        return replace(self, user_ids=others)


@dataclass(frozen=True)
class Teams:
    """All teams of a company, name by id."""

    names: dict[str, str] = field(default_factory=dict)
    version: int = 1


@dataclass(frozen=True)
class Invitation:
    """A place in a company offered to an e-mail address; `digest` is the hash of its secret."""

    invitation_id: str
    email: str
    name: str
    role: Role
    team_id: str | None
    digest: bytes
    invited_by: str
    created_at: str
    valid_until: int
    status: Literal["pending", "accepted", "revoked"] = "pending"
    version: int = 1

    def status_at(self, now: int) -> InvitationStatus:
        """The status, with time taken into account (TTL deletes late)."""
        return "expired" if self.status == "pending" and now >= self.valid_until else self.status


@dataclass(frozen=True)
class Session:
    """One browser that stays signed in. Its secret changes with every refresh: each is the keyed
    hash of the one before, so any older one can be recognised (and is proof of theft).

    `sealed` is Cognito's refresh token, encrypted under the current secret. `retired` tells when
    the last few secrets stopped being current, newest first. Times in Unix seconds.
    """

    session_id: str
    digest: bytes
    salt: bytes
    sealed: bytes
    started_at: int
    valid_until: int
    rotations: int = 0
    retired: tuple[float, ...] = ()
    version: int = 1

    def graced(self, age: int, now: float) -> bool:
        """True when the secret of `age` refreshes ago was current until a moment ago, as two
        tabs or a lost answer explain.
        """
        return age <= len(self.retired) and now - self.retired[age - 1] <= GRACE_SECONDS


@dataclass(frozen=True)
class Challenge:
    """A right password that still wants a code. `sealed` is Cognito's session of it."""

    challenge_id: str
    digest: bytes
    sealed: bytes
    valid_until: int
    guesses: int = 0
    version: int = 1


@dataclass(frozen=True)
class Verification:
    """The hash of the secret in the newest link that proves an e-mail address."""

    digest: bytes
    valid_until: int


@dataclass(frozen=True)
class Visits:
    """How many times strangers came from one network address in one hour."""

    count: int = 0
    version: int = 1
