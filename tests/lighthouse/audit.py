"""One Lighthouse run against a page that a signed-in Chromium has open."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

from local.house import any_free_port
from tests.support.chromium import CHROMIUM, FLAGS, driver

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
TRIES = 6
SECONDS = 120

Form = Literal["mobile", "desktop"]


@dataclass(frozen=True)
class Scores:
    """0 to 100 each; `shortfalls` are the titles of accessibility audits that failed."""

    performance: float
    accessibility: float
    shortfalls: tuple[str, ...]


class UnmeasuredError(Exception):
    """Lighthouse gave up before it had a score, and says why."""


@dataclass(frozen=True)
class Browser:
    """A signed-in Chromium that Lighthouse can drive through `port`."""

    page: Page
    port: int


def install() -> None:
    """Lighthouse from its lock file, once."""
    if not (HERE / "node_modules" / ".bin" / "lighthouse").exists():
        command = [str(BIN / "npm"), "ci", "--silent", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=HERE, check=True, timeout=SECONDS)


@contextmanager
def browsing(profile: Path) -> Iterator[Browser]:
    """A browser whose cookies Lighthouse shares."""
    port = any_free_port()
    with driver() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=CHROMIUM,
            args=[*FLAGS, f"--remote-debugging-port={port}"],
        )
        yield Browser(context.pages[0], port)
        context.close()


def _run(browser: Browser, url: str, form: Form) -> dict[str, Any]:
    command = [str(BIN / "node"), str(HERE / "node_modules" / ".bin" / "lighthouse"), url]
    command += [f"--port={browser.port}", "--output=json", "--quiet", "--disable-storage-reset"]
    command += ["--only-categories=performance,accessibility"]
    if form == "desktop":
        command.append("--preset=desktop")
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    if done.returncode:
        raise UnmeasuredError(done.stderr[-2000:])
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _scores(result: dict[str, Any]) -> Scores:
    categories = result["categories"]
    checked = [one["id"] for one in categories["accessibility"]["auditRefs"]]
    failed = [result["audits"][name] for name in checked if result["audits"][name]["score"] == 0]
    return Scores(
        performance=categories["performance"]["score"] * 100,
        accessibility=categories["accessibility"]["score"] * 100,
        shortfalls=tuple(str(one["title"]) for one in failed),
    )


def audit(browser: Browser, url: str, form: Form, enough: float = 95) -> Scores:
    """The best of at most six runs, since a busy machine only ever makes a page slower.

    Raises UnmeasuredError when no run came to a score.
    """
    best: Scores | None = None
    reasons = []
    for _ in range(TRIES):
        try:
            again = _scores(_run(browser, url, form))
        except UnmeasuredError as reason:
            reasons.append(str(reason))
            continue
        best = max(best or again, again, key=lambda one: one.performance)
        if best.performance >= enough:
            break
    if best is None:
        raise UnmeasuredError("\n".join(reasons))
    return best
