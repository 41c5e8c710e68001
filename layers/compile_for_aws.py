"""Compiles for the Lambda runtime's Python 3.13 on whatever Python builds the house.

CPython 3.13 comes from npm as WebAssembly (pyodide), which runs on the Node that is here anyway.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from layers.tools import BuildError, run_tool

TOOLS = Path(__file__).resolve().parent / "aws"
MAGIC_NUMBER_OF_3_13 = 3571


def compile_for_aws(folder: Path) -> None:
    """Put an unchecked-hash .pyc beside every source below `folder`."""
    install_tools()
    _run("node", str(TOOLS / "compile.mjs"), str(folder), str(MAGIC_NUMBER_OF_3_13))


def install_tools() -> None:
    """`npm ci` of the tools that only AWS needs, when their lock is not the installed one."""
    wanted = hashlib.sha256((TOOLS / "package-lock.json").read_bytes()).hexdigest()
    stamp = TOOLS / "node_modules" / ".sparring-lock"
    if not stamp.exists() or stamp.read_text() != wanted:
        _run("npm", "ci", "--no-audit", "--no-fund", "--loglevel", "error")
        stamp.write_text(wanted)


def _run(tool: str, *arguments: str) -> None:
    if run_tool(tool, *arguments, cwd=TOOLS).returncode:
        raise BuildError(f"{tool} could not do its part of the build; the reason stands above")
