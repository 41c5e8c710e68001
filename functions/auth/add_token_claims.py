"""Puts company, person and role into access tokens when Cognito mints them."""

from typing import Any

from sparring.auth.service.claims import claims_of
from sparring.kit import log
from sparring.kit.declare import Trigger, reads

DECLARATION = Trigger("pre_token_generation", timeout=5, grants=(reads("auth"),))

Event = dict[str, Any]


def handler(event: Event, _context: object) -> Event:
    """Add the claims. Raising refuses the token: Cognito then fails the sign-in."""
    claims = claims_of(event["request"]["userAttributes"])
    overrides = {"accessTokenGeneration": {"claimsToAddOrOverride": claims}}
    log.logger().info("token", extra={"tenant": claims["tenant"], "user_id": claims["user_id"]})
    return {**event, "response": {"claimsAndScopeOverrideDetails": overrides}}
