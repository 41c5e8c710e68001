"""How a test leaves its provider: with nothing under way, and no connection open."""

from __future__ import annotations

import threading

from sparring.integrations.llm.openai.client import forget_providers

LONGEST_REQUEST_SECONDS = 30
"""A request's own limit is 25."""


def leave_providers() -> None:
    """Close all connections, when every request that nobody waits for any more is over: one that
    outlived its client would open another, and never close it.
    """
    for thread in threading.enumerate():
        if thread.name.startswith(("model", "judge")):
            thread.join(LONGEST_REQUEST_SECONDS)
            assert not thread.is_alive(), f"{thread.name} still waits for a provider"
    forget_providers()
