"""Salesforce's refusals, as this house understands them."""

from __future__ import annotations

import re
from typing import Any

from sparring.integrations.crm.errors import (
    Busy,
    CrmError,
    LogTooShort,
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

USED = re.compile(r"api-usage=(\d+)/(\d+)")
ID = re.compile(r"\b[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b")
COLUMN = re.compile(r"[Nn]o such column '([^']+)'")
WITH_ID = re.compile(r"with id: ([a-zA-Z0-9]{15,18})")

_CODES: dict[str, type[CrmError]] = {
    "INVALID_SESSION_ID": TokenExpired,
    "INVALID_AUTH_HEADER": TokenExpired,
    "API_DISABLED_FOR_ORG": NeedsConsent,
    "API_CURRENTLY_DISABLED": NeedsConsent,
    "REQUEST_LIMIT_EXCEEDED": QuotaSpent,
    "ENTITY_IS_DELETED": NotThere,
    "NOT_FOUND": NotThere,
    "INVALID_CROSS_REFERENCE_KEY": NotThere,
    "UNABLE_TO_LOCK_ROW": Busy,
    "SERVER_UNAVAILABLE": Unreachable,
    "QUERY_TIMEOUT": Unreachable,
    "INVALID_REPLICATION_DATE": LogTooShort,
}
_STATUS: dict[int, type[CrmError]] = {
    401: TokenExpired,
    404: NotThere,
    412: Stale,
    429: Busy,
}


def of(status: int, content: Any) -> CrmError:
    """The error that an answer means."""
    first = content[0] if isinstance(content, list) and content else {}
    told = first if isinstance(first, dict) else {}
    code, said = str(told.get("errorCode", "")), _sentence(told, status)
    if code == "REQUEST_LIMIT_EXCEEDED" and "Concurrent" in said:
        return Busy(said)
    if code in _CODES:
        return _CODES[code](said)
    if status == 300:
        return Taken("Several records have this key")
    if status in _STATUS:
        return _STATUS[status](said)
    if status >= 500 or not told:
        return Unreachable(said)
    return refused(code, said, [str(one) for one in told.get("fields") or ()])


def refused(code: str, said: str, fields: list[str]) -> Refused:
    """Why one record is not taken."""
    if code in {"INVALID_FIELD", "INVALID_FIELD_FOR_INSERT_UPDATE"}:
        column = COLUMN.search(said)
        return UnknownField(said, fields[0] if fields else column and column[1])
    if code in {"DUPLICATE_VALUE", "DUPLICATES_DETECTED"}:
        other = WITH_ID.search(said)
        return Taken(said, other and other[1])
    return Refused(said, fields[0] if fields else None)


def _sentence(told: dict[str, Any], status: int) -> str:
    return str(told.get("message") or f"Salesforce answered {status}")[:500]
