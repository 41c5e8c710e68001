"""Structured logging: one line per request with its correlation id, never a body."""

from __future__ import annotations

from functools import cache

from aws_lambda_powertools.logging import Logger


@cache
def logger() -> Logger:
    """The process's logger; level and service come from the environment."""
    return Logger()


def denied(why: str, **where: object) -> None:
    """A denied access decision (ASVS 16.3.2), for the audit trail."""
    logger().warning("access.denied", extra={"why": why, **where})
