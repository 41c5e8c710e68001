"""What can go wrong with a CRM, and what has to happen then."""

from __future__ import annotations


class CrmError(Exception):
    """Base of all. `reason` is a sentence for people, without secrets."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class TokenExpired(CrmError):
    """The access token is no longer good: another one, and the same call again."""


class NeedsConsent(CrmError):
    """Only a person can help: the connection was revoked, or may not do this."""


class Busy(CrmError):
    """Too much at once. `wait_s` is how long to stay away, None when the CRM does not say."""

    def __init__(self, reason: str = "", wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


class QuotaSpent(CrmError):
    """Nothing more today: the connection rests until the quota is there again."""


class Unreachable(CrmError):
    """No answer, or a broken one. A write may have happened all the same."""


class Refused(CrmError):
    """This record is not taken as it is; others are. `field` names what is wrong, if known."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(reason)
        self.field = field


class UnknownField(Refused):
    """The field is not there any more."""


class Taken(Refused):
    """Somebody else has this unique value: `remote_id`, if the CRM says who."""

    def __init__(self, reason: str, remote_id: str | None = None) -> None:
        super().__init__(reason)
        self.remote_id = remote_id


class NotThere(CrmError):
    """There is no such record, or no longer."""


class Stale(CrmError):
    """It was changed there after it was read here."""


class LogTooShort(CrmError):
    """What was deleted so long ago is not told any more: everything has to be read anew."""
