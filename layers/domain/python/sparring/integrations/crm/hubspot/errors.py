"""HubSpot's refusals, as this house understands them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from sparring.integrations.crm.errors import (
    Busy,
    CrmError,
    NeedsConsent,
    NotThere,
    QuotaSpent,
    Refused,
    Taken,
    TokenExpired,
    UnknownField,
    Unreachable,
)
from sparring.kit import clock

EXISTING = re.compile(r"[Ee]xisting ID: (\d+)")
NAMED = re.compile(r'[Pp]roperty "?([A-Za-z0-9_]+)"? does not exist')


def of(status: int, body: Mapping[str, Any], headers: Mapping[str, str]) -> CrmError:
    """The error that an answer means."""
    said = str(body.get("message") or f"HubSpot answered {status}")[:500]
    if status == 429:
        daily = "DAILY" in str(body.get("policyName", ""))
        return QuotaSpent(said) if daily else Busy(said, wait(headers))
    if status in _PLAIN:
        return _PLAIN[status](said)
    if status == 409:
        return Taken(said, _existing(said))
    if status >= 500 or status == 408:
        return Unreachable(said)
    return refused(body)


def refused(body: Mapping[str, Any]) -> Refused:
    """Why one record is not taken: of a whole answer, or of one row of a batch."""
    details = [one for one in body.get("errors") or () if isinstance(one, dict)]
    said = str(body.get("message") or "HubSpot did not take it")[:500]
    told = " ".join(filter(None, [said, *(str(one.get("message", "")) for one in details)]))
    names = [name for one in [body, *details] for name in _names(one)]
    if _says(body, details, "PROPERTY_DOESNT_EXIST") or NAMED.search(told):
        found = NAMED.search(told)
        return UnknownField(said, names[0] if names else (found and found[1]))
    if _existing(told):
        return Taken(said, _existing(told))
    return Refused(said, names[0] if names else None)


def wait(headers: Mapping[str, str]) -> float | None:
    """Seconds that Retry-After asks for, as a number or as a date; None without one."""
    asked = headers.get("Retry-After")
    if asked is None:
        return None
    try:
        return max(0.0, float(asked))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(asked) - clock.now()).total_seconds())
    except (TypeError, ValueError):
        return None


def _existing(said: str) -> str | None:
    found = EXISTING.search(said)
    return found[1] if found else None


def _names(one: Mapping[str, Any]) -> list[str]:
    context = one.get("context")
    named = context.get("propertyName") if isinstance(context, dict) else None
    return [str(name) for name in named] if isinstance(named, list) else []


def _says(body: Mapping[str, Any], details: list[dict[str, Any]], code: str) -> bool:
    return any(code in {one.get("code"), one.get("category")} for one in [body, *details])


_PLAIN: dict[int, type[CrmError]] = {
    401: TokenExpired,
    403: NeedsConsent,
    404: NotThere,
    410: NotThere,
}
