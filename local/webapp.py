"""Builds the web application, once for each set of its sources."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from layers.tools import run_tool
from local.errors import HouseError
from local.house import BUILD, ROOT
from local.synthesis import tree_hash

WEB = ROOT / "web"
INPUTS = (
    "src",
    "public",
    "vite",
    "index.html",
    "package-lock.json",
    "vite.config.ts",
    "tsconfig.json",
)


def build_web() -> Path:
    """The folder with the built pages, each beside its compressed forms."""
    folder = BUILD / "web" / _key()
    if folder.exists():
        os.utime(folder)
    else:
        install_packages()
        _build(folder)
    return folder


def install_packages() -> None:
    """`npm ci`, only when the lock file is not the one that is installed."""
    stamp = WEB / "node_modules" / ".sparring-lock"
    wanted = tree_hash(WEB / "package-lock.json")
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _npm("ci", "--no-audit", "--no-fund")
    stamp.write_text(wanted)


def _key() -> str:
    import hashlib

    hashes = (tree_hash(WEB / name) for name in INPUTS if (WEB / name).exists())
    return hashlib.sha256("".join(hashes).encode()).hexdigest()[:16]


def _build(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=folder.parent))
    try:
        _npm("run", "build", "--", "--outDir", str(draft), "--emptyOutDir", "--logLevel", "warn")
        _run("node", str(ROOT / "local" / "compress.mjs"), str(draft))
    except HouseError:
        shutil.rmtree(draft)
        raise
    draft.chmod(0o755)
    draft.rename(folder)


def _npm(*arguments: str) -> None:
    _run("npm", *arguments)


def _run(tool: str, *arguments: str) -> None:
    done = run_tool(tool, *arguments, cwd=WEB, quiet=True)
    if done.returncode:
        words = " ".join((tool, *arguments[:2]))
        raise HouseError(f"`{words}` in web/ failed:\n{(done.stdout + done.stderr)[-3000:]}")
