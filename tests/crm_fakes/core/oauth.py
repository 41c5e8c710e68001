"""OAuth 2 as all three vendors have it: codes with PKCE, access tokens, rotating refresh tokens."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from tests.crm_fakes.core.clock import Clock

CODE_LIVES = 600_000


class OAuthError(Exception):
    """A refusal with its OAuth code, such as `invalid_grant`."""

    def __init__(self, code: str, message: str) -> None:
        """Keeps both."""
        super().__init__(message)
        self.code, self.message = code, message


@dataclass
class Grant:
    """What a user allowed a client; dead grants answer `invalid_grant` for ever."""

    client: str
    scope: str
    dead: bool = False
    refreshed: list[int] = field(default_factory=list)


@dataclass
class _Code:
    grant: Grant
    redirect: str
    challenge: str
    expires: int


@dataclass
class Access:
    """A live access token's grant and its end, in milliseconds of the CRM's clock."""

    grant: Grant
    expires: int


@dataclass(frozen=True)
class Tokens:
    """What a token call gives."""

    access: str
    refresh: str
    grant: Grant


class OAuth:
    """Clients, codes and tokens. `rotate` makes refresh tokens single-use: one that is used again
    kills its whole grant.
    """

    def __init__(self, clock: Clock, access_seconds: int) -> None:
        """Tokens live `access_seconds` of the CRM's clock."""
        self.access_seconds = access_seconds
        self.rotate = False
        self.clients = {"demo-client": "demo-secret"}
        self.token_calls = 0
        self._clock = clock
        self._codes: dict[str, _Code] = {}
        self._access: dict[str, Access] = {}
        self._refresh: dict[str, tuple[Grant, bool]] = {}

    def allow(self, client: str, redirect: str, scope: str, challenge: str = "") -> str:
        """The user pressed Allow: a code for one use within ten minutes."""
        if client not in self.clients:
            raise OAuthError("invalid_client_id", "client identifier invalid")
        code = secrets.token_urlsafe(24)
        ends = self._clock.now() + CODE_LIVES
        self._codes[code] = _Code(Grant(client, scope), redirect, challenge, ends)
        return code

    def exchange(self, form: dict[str, str]) -> Tokens:
        """A token call of either grant type; OAuthError when it is refused."""
        self.token_calls += 1
        self._check_client(form)
        kind = form.get("grant_type", "")
        if kind == "authorization_code":
            return self._by_code(form)
        if kind == "refresh_token":
            return self._by_refresh(form)
        raise OAuthError("unsupported_grant_type", "grant type not supported")

    def grant(self, client: str = "demo-client", scope: str = "") -> Tokens:
        """Tokens without the dance, for tests."""
        return self._issue(Grant(client, scope))

    def check(self, token: str) -> Access | None:
        """What a token may do, None when it is unknown, expired or revoked."""
        found = self._access.get(token)
        if found is None or found.grant.dead or found.expires <= self._clock.now():
            return None
        return found

    def knows(self, token: str) -> bool:
        """True for a token that was good once."""
        return token in self._access

    def expire(self) -> None:
        """Every access token ends now; refresh tokens stay."""
        for access in self._access.values():
            access.expires = self._clock.now()

    def revoke(self, token: str = "") -> bool:
        """Kill the grant of an access or refresh token, or every grant; True when there was one."""
        grants = [a.grant for t, a in self._access.items() if token in {t, ""}]
        grants += [g for t, (g, _) in self._refresh.items() if token in {t, ""}]
        for one in grants:
            one.dead = True
        return bool(grants)

    def live(self) -> int:
        """How many grants are neither revoked nor killed."""
        grants = {id(g): g for g, _ in self._refresh.values()}
        return sum(not one.dead for one in grants.values())

    def _check_client(self, form: dict[str, str]) -> None:
        known = self.clients.get(form.get("client_id", ""))
        if known is None:
            raise OAuthError("invalid_client_id", "client identifier invalid")
        if not hmac.compare_digest(known.encode(), form.get("client_secret", "").encode()):
            raise OAuthError("invalid_client", "invalid client credentials")

    def _by_code(self, form: dict[str, str]) -> Tokens:
        code = self._codes.pop(form.get("code", ""), None)
        if code is None or code.expires <= self._clock.now():
            raise OAuthError("invalid_grant", "expired or unknown authorization code")
        if code.redirect != form.get("redirect_uri", "") or code.grant.client != form["client_id"]:
            raise OAuthError("invalid_grant", "redirect_uri or client does not match the code")
        if code.challenge and code.challenge != challenge_of(form.get("code_verifier", "")):
            raise OAuthError("invalid_grant", "invalid code verifier")
        return self._issue(code.grant)

    def _by_refresh(self, form: dict[str, str]) -> Tokens:
        given = form.get("refresh_token", "")
        grant, used = self._refresh.get(given, (None, False))
        if grant is None or grant.dead or grant.client != form["client_id"]:
            raise OAuthError("invalid_grant", "expired access/refresh token")
        if used:
            grant.dead = True
            raise OAuthError("invalid_grant", "a rotated-out token was used; the grant is revoked")
        grant.refreshed.append(self._clock.now())
        if self.rotate:
            self._refresh[given] = grant, True
            return self._issue(grant)
        return self._issue(grant, given)

    def _issue(self, grant: Grant, refresh: str = "") -> Tokens:
        access, kept = secrets.token_urlsafe(24), refresh or secrets.token_urlsafe(24)
        ends = self._clock.now() + self.access_seconds * 1000
        self._access[access] = Access(grant, ends)
        self._refresh[kept] = grant, False
        return Tokens(access, kept, grant)


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a PKCE verifier."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
