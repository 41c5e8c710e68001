"""What tests of the language model share: a provider on this machine, which must be allowed."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from sparring.integrations.llm.openai.client import forget_providers
from tests.integrations.llm.fake_provider import Provider, running


@pytest.fixture(autouse=True)
def _own_hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MODEL_HOSTS", "private")
    yield
    # Requests that nobody waits for any more must be over before their connections are closed.
    for thread in threading.enumerate():
        if thread.name.startswith(("model", "judge")):
            thread.join(5)
    forget_providers()


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running() as found:
        yield found
