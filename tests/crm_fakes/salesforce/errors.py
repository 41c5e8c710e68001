"""Salesforce's refusals: a list with a code and a sentence."""

from __future__ import annotations

from typing import Any

from tests.crm_fakes.core.http import Answer, Refused


class RowError(Exception):
    """What is wrong with one record, by itself or within a collection."""

    def __init__(self, code: str, message: str, *fields: str, status: int = 400) -> None:
        """`status` is for a single call."""
        super().__init__(message)
        self.code, self.message, self.fields, self.status = code, message, list(fields), status

    def single(self) -> Answer:
        """As the answer to a call of its own."""
        more: dict[str, Any] = {"fields": self.fields} if self.fields else {}
        return Answer(self.status, [{"message": self.message, "errorCode": self.code} | more])

    def row(self) -> dict[str, Any]:
        """As one of a collection's results."""
        fault = {"statusCode": self.code, "message": self.message, "fields": self.fields}
        return {"success": False, "errors": [fault]}


def refused(status: int, code: str, message: str) -> Refused:
    """To be raised."""
    return Refused(answer(status, code, message))


def answer(status: int, code: str, message: str) -> Answer:
    """A refusal's answer."""
    return Answer(status, [{"message": message, "errorCode": code}])


def missing() -> RowError:
    """404."""
    return RowError("NOT_FOUND", "The requested resource does not exist", status=404)
