"""HubSpot's refusals, in its own shapes."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.crm_fakes.core.http import Answer, Refused

LIMITS = {
    "DAILY": ("DAILY", "You have reached your daily limit."),
    "BURST": ("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit."),
    "TEN_SECONDLY_ROLLING": (
        "TEN_SECONDLY_ROLLING",
        "You have reached your ten_secondly_rolling limit.",
    ),
    "SECONDLY": ("SECONDLY", "You have reached your secondly limit."),
}


def error(category: str, message: str, **more: Any) -> dict[str, Any]:
    """The body of every refusal."""
    body = {"status": "error", "message": message, "correlationId": str(uuid4())}
    return body | {"category": category} | more


def refused(status: int, category: str, message: str, **more: Any) -> Refused:
    """To be raised."""
    return Refused(Answer(status, error(category, message, **more)))


def missing(kind: str = "object") -> Refused:
    """404."""
    return refused(404, "OBJECT_NOT_FOUND", f"Object not found. {kind} are not present.")


def invalid(message: str, code: str = "", **context: list[str]) -> Refused:
    """400 for what does not fit."""
    detail: dict[str, Any] = {"message": message}
    if code:
        detail |= {"code": code}
    if context:
        detail |= {"context": context}
    return refused(400, "VALIDATION_ERROR", message, errors=[detail])


def rate_limited(name: str, retry_after: str | None) -> Answer:
    """429 with the policy that was hit."""
    policy, message = LIMITS.get(name, LIMITS["BURST"])
    body = error("RATE_LIMITS", message, errorType="RATE_LIMIT", policyName=policy)
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return Answer(429, body, headers)


def unauthorized(expired: bool) -> Answer:
    """401, which names the reason."""
    if expired:
        return Answer(
            401, error("EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired.")
        )
    text = "Authentication credentials not found. This API supports OAuth 2.0 authentication."
    return Answer(401, error("INVALID_AUTHENTICATION", text))
