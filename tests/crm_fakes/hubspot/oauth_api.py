"""`/oauth`: the consent page, tokens, introspection, revocation."""

from __future__ import annotations

from typing import Any

from tests.crm_fakes.core.consent import Consent
from tests.crm_fakes.core.http import Answer, Params, Request, Routes
from tests.crm_fakes.core.oauth import OAuth, OAuthError, Tokens
from tests.crm_fakes.hubspot.errors import error
from tests.crm_fakes.hubspot.webhooks import APP, PORTAL

STATUS = {"invalid_grant": "BAD_REFRESH_TOKEN", "invalid_client_id": "BAD_CLIENT_ID"}


class OAuthApi:
    """HubSpot's side of the dance."""

    def __init__(self, oauth: OAuth, routes: Routes) -> None:
        """Adds its routes."""
        self._oauth = oauth
        consent = Consent("HubSpot", oauth)
        routes.add("GET", "/oauth/authorize", consent.ask)
        routes.add("POST", "/oauth/authorize", consent.decide)
        routes.add("POST", "/oauth/{version}/token", self._token)
        routes.add("POST", "/oauth/{version}/token/introspect", self._introspect)
        routes.add("POST", "/oauth/{version}/token/revoke", self._revoke)

    def _token(self, request: Request, _: Params) -> Answer:
        try:
            return Answer(200, self._tokens(self._oauth.exchange(request.form())))
        except OAuthError as refusal:
            body = error(STATUS.get(refusal.code, "BAD_REQUEST"), refusal.message)
            body |= {"error": refusal.code, "error_description": refusal.message}
            return Answer(400, body | {"status": STATUS.get(refusal.code, "BAD_REQUEST")})

    def _introspect(self, request: Request, _: Params) -> Answer:
        access = self._oauth.check(request.form().get("token", ""))
        if access is None:
            return Answer(200, {"active": False})
        scopes = access.grant.scope.split()
        return Answer(200, {"active": True, "hub_id": PORTAL, "app_id": APP, "scopes": scopes})

    def _revoke(self, request: Request, _: Params) -> Answer:
        self._oauth.revoke(request.form().get("token") or "none")
        return Answer(200, {})

    def _tokens(self, tokens: Tokens) -> dict[str, Any]:
        return {
            "token_type": "bearer",
            "access_token": tokens.access,
            "refresh_token": tokens.refresh,
            "expires_in": self._oauth.access_seconds,
            "hub_id": PORTAL,
            "user_id": 9000001,
            "scopes": tokens.grant.scope.split(),
        }
