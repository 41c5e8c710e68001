"""Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DEVICES = [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
"""A camera and a microphone that are made up, and that nobody has to allow."""


@contextmanager
def driver() -> Iterator[Playwright]:
    """Playwright on the Node of this checkout: the one it brings along needs libatomic, which a
    bare Debian has not.
    """
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(sys.executable).with_name("node"))
    with sync_playwright() as playwright:
        yield playwright
