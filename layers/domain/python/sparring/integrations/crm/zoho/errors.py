"""Zoho's refusals, as this house understands them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sparring.integrations.crm.errors import (
    Busy,
    CrmError,
    NeedsConsent,
    NotThere,
    QuotaSpent,
    Refused,
    Stale,
    Taken,
    TokenExpired,
    UnknownField,
    Unreachable,
)

_CODES: dict[str, type[CrmError]] = {
    "INVALID_TOKEN": TokenExpired,
    "AUTHENTICATION_FAILURE": TokenExpired,
    "OAUTH_SCOPE_MISMATCH": NeedsConsent,
    "NO_PERMISSION": NeedsConsent,
    "AUTHORIZATION_FAILED": NeedsConsent,
    "LICENSE_LIMIT_EXCEEDED": NeedsConsent,
    "LIMIT_REACHED": QuotaSpent,
    "ALREADY_MODIFIED": Stale,
    "INTERNAL_ERROR": Unreachable,
}
_STATUS: dict[int, type[CrmError]] = {401: TokenExpired, 412: Stale}


def of(status: int, told: Mapping[str, Any], retry_after: str | None = None) -> CrmError:
    """The error that a whole answer means."""
    code, said = str(told.get("code", "")), sentence(told, status)
    if code in _CODES:
        return _CODES[code](said)
    if status == 429:
        return Busy(said, float(retry_after) if retry_after and retry_after.isdigit() else None)
    if status in _STATUS:
        return _STATUS[status](said)
    if status >= 500 or not code:
        return Unreachable(said)
    return refused(told)


def refused(told: Mapping[str, Any]) -> CrmError:
    """Why one row is not taken, or one question not answered."""
    code, said = str(told.get("code", "")), sentence(told, 400)
    details = told.get("details")
    about: Mapping[str, Any] = details if isinstance(details, dict) else {}
    field = about.get("api_name") or about.get("column_name")
    if code in _CODES:
        return _CODES[code](said)
    if code == "DUPLICATE_DATA":
        other = about.get("id")
        return Taken(said, str(other) if other else None)
    if code == "INVALID_DATA" and field == "id":
        return NotThere(said)
    if code == "INVALID_QUERY" and field:
        return UnknownField(said, str(field))
    return Refused(f"{said} ({field})" if field else said, str(field) if field else None)


def sentence(told: Mapping[str, Any], status: int) -> str:
    """What people are told."""
    return str(told.get("message") or f"Zoho answered {status}")[:500]
