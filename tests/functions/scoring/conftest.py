"""Every test here starts with empty tables, or with a company that has one scored call."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.reviews import Desk, kept_desk
from tests.support.state import Rows, restore
from tests.support.tables import tables


@pytest.fixture(scope="session")
def _kept() -> tuple[Desk, Rows]:
    return kept_desk()


@pytest.fixture(autouse=True)
def _tables() -> Iterator[None]:
    with tables():
        yield


@pytest.fixture
def desk(_kept: tuple[Desk, Rows], _tables: None) -> Desk:
    """A company with one official call that was scored."""
    found, kept = _kept
    restore(kept)
    return found
