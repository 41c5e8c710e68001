"""Finds the functions: imports each file, reads its DECLARATION and nothing else."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path

from sparring.kit.declare import Declaration, Endpoint, StreamReader, Trigger


@dataclass(frozen=True)
class Found:
    """One function file: `functions/<module>/<name>.py`."""

    module: str
    name: str
    declaration: Declaration

    @property
    def handler(self) -> str:
        """The handler string that Lambda gets."""
        return f"functions.{self.module}.{self.name}.handler"

    @property
    def title(self) -> str:
        """A construct id: `start_roleplay` becomes `StartRoleplay`."""
        return self.name.title().replace("_", "")


def discover(root: Path) -> tuple[Found, ...]:
    """Every function below `root` (the folder `functions`), in a fixed order."""
    if str(root.parent) not in sys.path:
        sys.path.insert(0, str(root.parent))
    files = sorted(path for path in root.glob("*/*.py") if path.stem != "__init__")
    return tuple(_read(path.parent.name, path.stem) for path in files)


def _read(module: str, name: str) -> Found:
    code = importlib.import_module(f"functions.{module}.{name}")
    declaration = getattr(code, "DECLARATION", None)
    if not isinstance(declaration, Declaration):
        raise TypeError(f"functions/{module}/{name}.py has no DECLARATION")
    return Found(module, name, declaration)


def table_names(found: tuple[Found, ...]) -> tuple[str, ...]:
    """Every table that a function is granted or listens to."""
    granted = {
        grant.name for one in found for grant in one.declaration.all_grants if grant.kind == "table"
    }
    heard = {
        table
        for one in found
        if isinstance(one.declaration, StreamReader)
        for table in one.declaration.tables
    }
    return tuple(sorted(granted | heard))


def public_routes(found: tuple[Found, ...]) -> dict[str, str]:
    """Routes without a token, each with its reason."""
    return {
        f"{one.declaration.method} {one.declaration.path}": one.declaration.public_because
        for one in found
        if isinstance(one.declaration, Endpoint) and one.declaration.public
    }


def triggers(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Functions that the user pool calls; they live beside it, as it needs them first."""
    return tuple(one for one in found if isinstance(one.declaration, Trigger))
