"""What tests of the language model share: a provider on this machine, which must be allowed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integrations.llm.fake_provider import Provider, running
from tests.integrations.llm.leaving import leave_providers


@pytest.fixture(autouse=True)
def _own_hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MODEL_HOSTS", "private")
    yield
    leave_providers()


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running() as found:
        yield found
