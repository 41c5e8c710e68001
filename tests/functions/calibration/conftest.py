"""Every test here starts with the same four scored calls."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.calibrating import Bench, calibrating


@pytest.fixture
def bench() -> Iterator[Bench]:
    with calibrating() as one:
        yield one
