"""The programs of the project's own environment, found and run in one way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


class BuildError(Exception):
    """What is shipped could not be built; the message is for the person who asked."""


def environment() -> dict[str, str]:
    """Ours first on the path; certificates of the system, which knows a company's own proxy."""
    given = {**os.environ, "PATH": f"{BIN}:{os.environ.get('PATH', '')}"}
    if CERTIFICATES.exists():
        given.setdefault("UV_SYSTEM_CERTS", "true")
        given.setdefault("NODE_USE_SYSTEM_CA", "1")
    return given


def run_tool(
    tool: str, *arguments: str, cwd: Path, more: dict[str, str] | None = None, quiet: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run one program to its end; `quiet` keeps what it says for the caller."""
    return subprocess.run(  # noqa: S603 (our own words, and no shell reads them)
        [str(BIN / tool), *arguments],
        cwd=cwd,
        env=environment() | (more or {}),
        capture_output=quiet,
        text=True,
        check=False,
    )
