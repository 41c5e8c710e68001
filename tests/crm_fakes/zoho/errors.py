"""Zoho's refusals: a code, details, a sentence."""

from __future__ import annotations

from typing import Any

from tests.crm_fakes.core.http import Answer, Refused


class RowError(Exception):
    """What is wrong with one row of a request."""

    def __init__(self, code: str, message: str, **details: Any) -> None:
        """`details` say where."""
        super().__init__(message)
        self.code, self.message, self.details = code, message, details

    def row(self) -> dict[str, Any]:
        """As one of a request's results."""
        return body(self.code, self.message, **self.details)


def body(code: str, message: str, **details: Any) -> dict[str, Any]:
    """Every refusal looks like this."""
    return {"code": code, "details": details, "message": message, "status": "error"}


def refused(status: int, code: str, message: str, **details: Any) -> Refused:
    """To be raised."""
    return Refused(Answer(status, body(code, message, **details)))


def missing_param(name: str) -> Refused:
    """400 for a parameter that must be there."""
    text = "One of the expected parameter is missing"
    return refused(400, "REQUIRED_PARAM_MISSING", text, param_name=name)


def unknown_module(name: str) -> Refused:
    """400 for a module that is none."""
    text = "The module name given seems to be invalid"
    return refused(400, "INVALID_MODULE", text, module=name)
