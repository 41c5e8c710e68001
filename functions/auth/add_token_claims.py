"""Puts company, person and role into access tokens when Cognito mints them."""

from typing import Any

from sparring.auth.service.claims import claims_of
from sparring.kit import log
from sparring.kit.declare import Trigger, reads
from sparring.kit.startup import release_collector

DECLARATION = Trigger("pre_token_generation", timeout=5, grants=(reads("auth"),))

Event = dict[str, Any]


def handler(event: Event, _context: object) -> Event:
    """Add the claims. Somebody disabled gets none: no error, which would ring the alarm."""
    release_collector()
    claims = claims_of(event["request"]["userAttributes"])
    overrides = {"accessTokenGeneration": {"claimsToAddOrOverride": claims}}
    log.logger().info("token", extra=claims or {"refused": event["userName"]})
    return {**event, "response": {"claimsAndScopeOverrideDetails": overrides}}
