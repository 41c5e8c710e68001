"""What the environment says, read when first needed and never at import."""

from __future__ import annotations

import os


class MissingSetting(RuntimeError):
    """A function was deployed without a setting that its code reads."""


def setting(name: str) -> str:
    """The value of an environment variable; never an empty default."""
    value = os.environ.get(name, "")
    if not value:
        raise MissingSetting(f"the environment variable {name} is not set")
    return value


def optional(name: str) -> str | None:
    """The value of an environment variable that a deployment may leave out."""
    return os.environ.get(name) or None


def table_name(table: str) -> str:
    """The deployed name of a module's table."""
    return setting(f"TABLE_{table.upper()}")
