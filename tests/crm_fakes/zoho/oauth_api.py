"""The accounts server: the consent page, tokens, and its refusals that come with status 200."""

from __future__ import annotations

from typing import Any

from tests.crm_fakes.core.clock import Clock
from tests.crm_fakes.core.consent import Consent
from tests.crm_fakes.core.http import Answer, Params, Request, Routes
from tests.crm_fakes.core.oauth import OAuth, OAuthError

PLACE = "/oauth/v2"
MOST, WITHIN = 10, 600_000
CODES = {"invalid_grant": "invalid_code", "invalid_client_id": "invalid_client"}


class OAuthApi:
    """Zoho's side of the dance: ten tokens in ten minutes for one refresh token."""

    def __init__(self, oauth: OAuth, clock: Clock, routes: Routes) -> None:
        """Adds its routes."""
        self._oauth, self._clock = oauth, clock
        self._made: dict[str, list[int]] = {}
        consent = Consent("Zoho CRM", oauth, {"location": "us"})
        routes.add("GET", f"{PLACE}/auth", consent.ask)
        routes.add("POST", f"{PLACE}/auth", consent.decide)
        routes.add("POST", f"{PLACE}/token", self._token)
        routes.add("POST", f"{PLACE}/token/revoke", self._revoke)

    def _token(self, request: Request, _: Params) -> Answer:
        form = request.form()
        if form.get("grant_type") == "refresh_token" and self._is_storm(form):
            text = "You have made too many requests continuously. Please try again after some time."
            body = {"error": "Access Denied", "error_description": text, "status": "failure"}
            return Answer(200, body)
        try:
            tokens = self._oauth.exchange(form)
        except OAuthError as refusal:
            return Answer(200, {"error": CODES.get(refusal.code, refusal.code)})
        answer: dict[str, Any] = {
            "access_token": tokens.access,
            "scope": tokens.grant.scope,
            "api_domain": request.base,
            "token_type": "Bearer",
            "expires_in": self._oauth.access_seconds,
        }
        if form["grant_type"] == "authorization_code":
            answer["refresh_token"] = tokens.refresh
        return Answer(200, answer)

    def _is_storm(self, form: dict[str, str]) -> bool:
        now, name = self._clock.now(), form.get("refresh_token", "")
        recent = [at for at in self._made.get(name, []) if at > now - WITHIN]
        self._made[name] = [*recent, now] if len(recent) < MOST else recent
        return len(recent) >= MOST

    def _revoke(self, request: Request, _: Params) -> Answer:
        token = request.form().get("token") or request.first("token") or "none"
        if self._oauth.revoke(token):
            return Answer(200, {"status": "success"})
        return Answer(400, {"error": "invalid_token", "status": "failure"})
