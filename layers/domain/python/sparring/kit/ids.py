"""Sortable ids: a short prefix that says what it is, and a ULID in lower case."""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import StringConstraints
from ulid import ULID

from sparring.kit import clock

PATTERN = r"^[a-z]{1,4}_[0-9a-hjkmnp-tv-z]{26}$"
Id = Annotated[str, StringConstraints(pattern=PATTERN, max_length=31)]


def new(prefix: str) -> str:
    """A new id such as `rp_01jd...`, later ones sorting after earlier ones (by millisecond)."""
    return f"{prefix}_{str(ULID.from_datetime(clock.now())).lower()}"


def derived(prefix: str, text: str) -> str:
    """The id that always belongs to `text`: for things of which there is one for each `text`."""
    return f"{prefix}_{str(ULID.from_bytes(hashlib.sha256(text.encode()).digest()[:16])).lower()}"
