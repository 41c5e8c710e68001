"""What `make test` and `make check` run, one after the other, with what each one said."""

from __future__ import annotations

import sys
from pathlib import Path

from layers.build import build
from layers.tools import BuildError, run_tool
from local.errors import HouseError
from local.house import ROOT
from local.progress import say, step
from local.webapp import install_packages

WEB = ROOT / "web"
# As tests/conftest.py says: whole houses on one core, everything else on the other.
SIDE_BY_SIDE = ("--numprocesses", "2", "--no-loadscope-reorder")


def test() -> int:
    """Web tests, then pytest: it comes last so that its closing line does."""
    with step("web packages"):
        install_packages()
    with step("layers"):
        embeddings = build("local").embeddings
    web = _run("npm", "run", "--silent", "test", cwd=WEB)
    arguments = sys.argv[2:]
    alone = {"SPARRING_EMBEDDINGS": embeddings, "OPENBLAS_NUM_THREADS": "1"}
    own = _run("python", "-m", "pytest", *SIDE_BY_SIDE, *arguments, env=alone)
    return web or own


def check() -> int:
    """Lint, types and import contracts of both languages; all of them, whatever fails first."""
    install_packages()
    results = [
        _run("ruff", "check", "."),
        _run("ruff", "format", "--check", "--quiet", "."),
        _run("mypy", *_typed()),
        _run("lint-imports", env={"PYTHONPATH": f"layers/domain/python:{ROOT}"}),
        _run("npm", "run", "--silent", "lint", cwd=WEB),
        _run("npm", "run", "--silent", "typecheck", cwd=WEB),
    ]
    return max(results)


def _typed() -> list[str]:
    rooms: tuple[str, ...] = ("app.py", "layers/build.py", "layers/domain/python/sparring")
    rooms += ("functions", "stacks", "local", "relay", "training", "tests")
    return [name for name in rooms if (ROOT / name).exists()]


def _run(tool: str, *arguments: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> int:
    say(f"── {tool} {' '.join(arguments)}".rstrip())
    return run_tool(tool, *arguments, cwd=cwd, more=env).returncode


def main() -> int:
    """Run the named list; anything but 0 means that something failed."""
    try:
        return {"test": test, "check": check}[sys.argv[1]]()
    except (HouseError, BuildError) as reason:
        sys.stderr.write(f"{reason}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
