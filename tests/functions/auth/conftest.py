"""Every test here starts with empty tables, an empty user pool and an empty mailbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.company import House, auth_house


@pytest.fixture(autouse=True)
def house() -> Iterator[House]:
    with auth_house() as house:
        yield house
