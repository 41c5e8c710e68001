"""Errors that carry their answer: a status and a code, as RFC 9457 problem details."""

from __future__ import annotations

from typing import ClassVar


class Problem(Exception):
    """Base of every error that a caller is told about. `detail` is a sentence for people."""

    status: ClassVar[int] = 500
    code: str = "internal_error"
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str = "", *, code: str = "", **extra: object) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.code = code or self.code
        self.extra = extra

    def body(self) -> dict[str, object]:
        """The problem-details object, without the correlation id."""
        shown = {"type": "about:blank", "title": self.title, "status": self.status}
        return {**shown, "code": self.code, "detail": self.detail or self.title, **self.extra}

    def headers(self) -> dict[str, str]:
        """Extra response headers."""
        return {}


class Malformed(Problem):
    """400: cannot be understood, for example a forged cursor."""

    status, code, title = 400, "malformed", "The request cannot be understood"


class Unauthorized(Problem):
    """401: nobody we know, or a token that is no longer good."""

    status, code, title = 401, "unauthorized", "Please sign in"


class Forbidden(Problem):
    """403: known, but not allowed."""

    status, code, title = 403, "forbidden", "You may not do this"


class NotFound(Problem):
    """404: unknown, foreign or hidden; all three read the same."""

    status, code, title = 404, "not_found", "There is no such thing"


class Conflict(Problem):
    """409: the state does not allow it now."""

    status, code, title = 409, "conflict", "This is not possible now"


class TooLarge(Problem):
    """413: the body is over the endpoint's limit."""

    status, code, title = 413, "too_large", "The request is too large"


class UnsupportedMedia(Problem):
    """415: not JSON in UTF-8."""

    status, code, title = 415, "unsupported_media_type", "Please send JSON in UTF-8"


class Invalid(Problem):
    """422: understood, but wrong; `errors` names the fields."""

    status, code, title = 422, "invalid", "Some fields are wrong"

    @classmethod
    def field(cls, field: str, message: str) -> Invalid:
        """One wrong field."""
        return cls(message, errors=[{"field": field, "message": message}])


class TooMany(Problem):
    """429: over a limit; `retry_after` in seconds."""

    status, code, title = 429, "too_many_requests", "That is too much for now"

    def __init__(self, detail: str = "", *, code: str = "", retry_after: int = 60) -> None:
        super().__init__(detail, code=code)
        self.retry_after = retry_after

    def headers(self) -> dict[str, str]:
        """Tell the client when to come back."""
        return {"Retry-After": str(self.retry_after)}


class Unavailable(Problem):
    """503: a service that we need did not answer in time; safe to repeat."""

    status, code, title = 503, "unavailable", "Please try again in a moment"

    def headers(self) -> dict[str, str]:
        """Tell the client when to come back."""
        return {"Retry-After": "1"}
