"""What can go wrong with a provider, whether trying again helps, and how it is said to people."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Fault(StrEnum):
    """A kind of failure; the value is what logs show."""

    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    BUSY = "busy"
    RATE_LIMITED = "rate_limited"
    NO_CREDIT = "no_credit"
    BAD_KEY = "bad_key"
    UNKNOWN_MODEL = "unknown_model"
    NOT_UNDERSTOOD = "not_understood"
    BLOCKED = "blocked_address"
    REDIRECTED = "redirected"
    CUT = "cut"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    UNSUITABLE = "unsuitable"
    BROKEN = "broken"


class _Meaning(NamedTuple):
    retryable: bool
    sentence: str


_MEANINGS: dict[Fault, _Meaning] = {
    Fault.TIMEOUT: _Meaning(False, "The language model did not answer in time"),
    Fault.UNREACHABLE: _Meaning(True, "The language model could not be reached"),
    Fault.BUSY: _Meaning(True, "The language model is not available right now"),
    Fault.RATE_LIMITED: _Meaning(True, "The language model is taking no more requests right now"),
    Fault.NO_CREDIT: _Meaning(False, "The language model's account has no credit left"),
    Fault.BAD_KEY: _Meaning(False, "The language model did not accept the key"),
    Fault.UNKNOWN_MODEL: _Meaning(False, "The provider does not know this language model"),
    Fault.NOT_UNDERSTOOD: _Meaning(False, "The language model did not accept the request"),
    Fault.BLOCKED: _Meaning(False, "The language model's address is not allowed here"),
    Fault.REDIRECTED: _Meaning(False, "The language model's address points somewhere else"),
    Fault.CUT: _Meaning(False, "The language model stopped in the middle of its answer"),
    Fault.REFUSED: _Meaning(False, "The language model declined to answer"),
    Fault.UNREADABLE: _Meaning(False, "The language model's answer could not be read"),
    Fault.UNSUITABLE: _Meaning(False, "The language model's line did not fit the call"),
    Fault.BROKEN: _Meaning(False, "The language model failed"),
}

_STATUS: dict[int, Fault] = {
    401: Fault.BAD_KEY,
    403: Fault.BAD_KEY,
    404: Fault.UNKNOWN_MODEL,
    408: Fault.BUSY,
    409: Fault.BUSY,
    425: Fault.BUSY,
    429: Fault.RATE_LIMITED,
}
_OUT_OF_CREDIT = frozenset({"insufficient_quota", "billing_hard_limit_reached"})


class ProviderError(Exception):
    """A provider did not give what was asked for.

    `retry_after` is in seconds, as the provider asked. It never holds the provider's own words:
    those can quote the key or what was said in a call.
    """

    def __init__(self, fault: Fault, *, retry_after: float | None = None) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.retry_after = retry_after

    @property
    def retryable(self) -> bool:
        """True when the same request may well succeed in a moment."""
        return _MEANINGS[self.fault].retryable


def sentence(fault: Fault) -> str:
    """What happened, for people, without a full stop."""
    return _MEANINGS[fault].sentence


def of_status(status: int, code: str | None) -> Fault:
    """The fault that an HTTP status means; `code` is the provider's own word for it."""
    if code in _OUT_OF_CREDIT:
        return Fault.NO_CREDIT
    if 300 <= status < 400:
        return Fault.REDIRECTED
    return _STATUS.get(status, Fault.BUSY if status >= 500 else Fault.NOT_UNDERSTOOD)
