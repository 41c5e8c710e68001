"""Every test here starts with empty tables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.tables import tables


@pytest.fixture(autouse=True)
def _tables() -> Iterator[None]:
    with tables("auth", "realtime", "rooms", "scoring"):
        yield
