"""`/services/oauth2`: the consent page, tokens, introspection, revocation."""

from __future__ import annotations

import base64
import hmac
from typing import Any

from tests.crm_fakes.core.clock import Clock
from tests.crm_fakes.core.consent import Consent
from tests.crm_fakes.core.http import Answer, Params, Request, Routes
from tests.crm_fakes.core.oauth import OAuth, OAuthError, Tokens
from tests.crm_fakes.salesforce.ids import ORGANIZATION
from tests.crm_fakes.salesforce.rows import INTEGRATION_USER

PLACE = "/services/oauth2"


class OAuthApi:
    """Salesforce's side of the dance."""

    def __init__(self, oauth: OAuth, clock: Clock, routes: Routes) -> None:
        """Adds its routes."""
        self._oauth, self._clock = oauth, clock
        consent = Consent("Salesforce", oauth)
        routes.add("GET", f"{PLACE}/authorize", consent.ask)
        routes.add("POST", f"{PLACE}/authorize", consent.decide)
        routes.add("POST", f"{PLACE}/token", self._token)
        routes.add("POST", f"{PLACE}/revoke", self._revoke)
        routes.add("POST", f"{PLACE}/introspect", self._introspect)
        routes.add("GET", f"{PLACE}/userinfo", self._userinfo)

    def _token(self, request: Request, _: Params) -> Answer:
        form = request.form()
        try:
            tokens = self._oauth.exchange(form)
        except OAuthError as refusal:
            body = {"error": refusal.code, "error_description": refusal.message}
            return Answer(400, body)
        answer = self._tokens(tokens, request.base)
        if form["grant_type"] == "authorization_code" or self._oauth.rotate:
            answer["refresh_token"] = tokens.refresh
        return Answer(200, answer)

    def _revoke(self, request: Request, _: Params) -> Answer:
        if self._oauth.revoke(request.form().get("token") or "none"):
            return Answer(200)
        return Answer(400, {"error": "unsupported_token_type", "error_description": "unknown"})

    def _introspect(self, request: Request, _: Params) -> Answer:
        access = self._oauth.check(request.form().get("token", ""))
        if access is None:
            return Answer(200, {"active": False})
        body = {"active": True, "scope": access.grant.scope, "client_id": access.grant.client}
        return Answer(200, body | {"exp": access.expires // 1000})

    def _userinfo(self, request: Request, _: Params) -> Answer:
        if self._oauth.check(request.token) is None:
            return Answer(403, "Bad_OAuth_Token")
        body = {"user_id": INTEGRATION_USER, "organization_id": ORGANIZATION}
        return Answer(200, body | {"preferred_username": "sync@sellers.example"})

    def _tokens(self, tokens: Tokens, base: str) -> dict[str, Any]:
        issued = str(self._clock.now())
        who = f"{base}/id/{ORGANIZATION}/{INTEGRATION_USER}"
        signed = hmac.digest(b"demo-secret", (who + issued).encode(), "sha256")
        return {
            "access_token": tokens.access,
            "signature": base64.b64encode(signed).decode(),
            "scope": tokens.grant.scope,
            "instance_url": base,
            "id": who,
            "token_type": "Bearer",
            "issued_at": issued,
        }
