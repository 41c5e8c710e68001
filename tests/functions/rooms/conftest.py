"""Every test here starts with empty tables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sparring.realtime.pace import pace
from tests.support.tables import tables


@pytest.fixture(autouse=True)
def _tables() -> Iterator[None]:
    # Sockets are called alike in every test, and a flood is counted by their names.
    pace.cache_clear()
    with tables("auth", "realtime", "rooms", "scoring"):
        yield
