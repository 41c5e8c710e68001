"""One running house and one browser for all tests of this folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.local.running import Running
from tests.support.chromium import CHROMIUM, DEVICES, FLAGS, driver


@pytest.fixture(scope="package")
def house(demo_house: Running) -> Running:
    """The one with the demo company."""
    return demo_house


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, with a camera and a microphone that are made up."""
    with driver() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *DEVICES])
        yield started
        started.close()


@pytest.fixture(scope="package")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go: the folder PICTURES names, else a scratch one."""
    named = os.environ.get("PICTURES")
    folder = Path(named) if named else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
