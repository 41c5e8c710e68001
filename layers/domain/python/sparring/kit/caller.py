"""Who is calling: made once at the door from verified claims, first argument everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast, get_args

from sparring.kit.declare import Role
from sparring.kit.errors import Forbidden, Unauthorized


@dataclass
class Standing:
    """Whether the caller's account row has been read in this request, and what it said."""

    verified: bool = False
    account: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Caller:
    """A signed-in person, or the platform itself acting inside one tenant.

    `issued_at` is the access token's `iat` in Unix seconds; tokens from before the account's
    `not_before` are refused when the account row is read.
    """

    tenant: str
    user_id: str
    role: Role
    issued_at: int = 0
    expires_at: int = 0
    correlation_id: str = ""
    standing: Standing = field(default_factory=Standing, compare=False, repr=False)

    @property
    def coaches(self) -> bool:
        """True for managers and admins."""
        return self.role in ("admin", "manager")

    def require(self, roles: tuple[Role, ...]) -> None:
        """Raise Forbidden unless the caller has one of `roles`."""
        if self.role not in roles:
            raise Forbidden


def from_claims(claims: Mapping[str, str], *, correlation_id: str, trusted: bool) -> Caller:
    """The caller that a verified *access* token names. Anything else is refused.

    `trusted` says that the token alone is enough (reading routes).
    """
    role = claims.get("role", "")
    # API Gateway checks the end of a token that has one; one without is nobody's.
    named = claims.get("tenant") and claims.get("user_id") and claims.get("exp")
    if claims.get("token_use") != "access" or not named or role not in get_args(Role):
        raise Unauthorized(code="invalid_token")
    return Caller(
        tenant=claims["tenant"],
        user_id=claims["user_id"],
        role=cast("Role", role),
        issued_at=int(claims.get("iat", "0")),
        expires_at=int(claims.get("exp", "0")),
        correlation_id=correlation_id,
        standing=Standing(verified=trusted),
    )


RELAYS = "relays"
"""Relays belong to no company: what is theirs rests under this name, which none can have."""


def platform(tenant: str, *, correlation_id: str = "", user_id: str = "platform") -> Caller:
    """The platform acting for a tenant: subscribers, schedules, sign-up, triggers."""
    return Caller(
        tenant=tenant,
        user_id=user_id,
        role="admin",
        correlation_id=correlation_id,
        standing=Standing(verified=True),
    )
