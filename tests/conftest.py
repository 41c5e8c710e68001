"""Two cores: one drives whole houses, the other does the rest with what is left of the time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.local.running import Running

DEMO = "tests/local/test_demo"
HOUSES = ("tests/local/", DEMO, "tests/lighthouse/", "tests/e2e/")
"""Tests on running houses, in their order: the demo as it is made comes before what changes it."""

STEP_BACK = 10
"""How much nicer than a browser that somebody waits for."""

_begun = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def demo_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One house with the demo company, for all who look at it and leave it usable."""
    running = Running(tmp_path_factory.mktemp("demo") / "state", empty=False)
    yield running
    running.stop()


def _place(item: pytest.Item) -> int:
    """Which of HOUSES it belongs to, the most exact one; what needs no house comes last."""
    fitting = [place for place, name in enumerate(HOUSES) if item.nodeid.startswith(name)]
    return max(fitting, default=len(HOUSES))


def _share(nodeid: str) -> str:
    return "houses" if nodeid.startswith(HOUSES) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """All houses to one worker; files that need none to whoever is free.

    Groups by mark would be the plain way, but xdist 3.8 does not see them with pytest 9.2.
    """
    scheduling = LoadScopeScheduling(config, log)
    scheduling._split_scope = _share
    return scheduling


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Houses first, as they take longest."""
    items.sort(key=_place)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """The worker that did not get the houses makes way for them."""
    first = item.config.stash.setdefault(_begun, True)
    item.config.stash[_begun] = False
    if first and "PYTEST_XDIST_WORKER" in os.environ and _place(item) == len(HOUSES):
        os.nice(STEP_BACK)
