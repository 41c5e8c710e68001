"""The house's own source, read as text and syntax trees: what the laws are checked against."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOMAIN = ROOT / "layers" / "domain" / "python"
ENGINES = ("buyer", "judge")
SKIPPED = {"node_modules", "build", "cdk.out", ".local", ".venv", "__pycache__", "dist", "asset"}


@dataclass(frozen=True)
class Source:
    """One Python file: its dotted name, and where it lies below the root of the repository."""

    name: str
    place: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return _parsed(self.place)

    @property
    def parts(self) -> tuple[str, ...]:
        """The dotted name, split."""
        return tuple(self.name.split("."))


@dataclass(frozen=True)
class Imported:
    """One import: who imports which dotted name, and in which line."""

    source: Source
    name: str
    line: int

    def __str__(self) -> str:
        """An offender, as a failing test shows it."""
        return f"{self.source.place}:{self.line} imports {self.name}"


@cache
def _parsed(place: str) -> ast.Module:
    return ast.parse((ROOT / place).read_text(encoding="utf-8"), place)


def _dotted(path: Path, base: Path) -> str:
    parts = path.relative_to(base).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _sources(folder: Path, base: Path) -> tuple[Source, ...]:
    files = sorted(path for path in folder.rglob("*.py") if not SKIPPED.intersection(path.parts))
    return tuple(
        Source(_dotted(f, base), f.relative_to(ROOT).as_posix(), f.read_text(encoding="utf-8"))
        for f in files
    )


@cache
def domain() -> tuple[Source, ...]:
    """Every file of the package `sparring`."""
    return _sources(DOMAIN / "sparring", DOMAIN)


@cache
def room(name: str) -> tuple[Source, ...]:
    """Every Python file of a folder of the repository: functions, stacks, local, layers, tests."""
    return _sources(ROOT / name, ROOT)


@cache
def shipped() -> tuple[Source, ...]:
    """What runs in Lambda: the domain and the functions."""
    return (*domain(), *room("functions"))


def modules() -> tuple[str, ...]:
    """The modules of the domain: every package that is neither the floor nor an engine."""
    lower = {"kit", *ENGINES, "integrations"}
    found = {source.parts[1] for source in domain() if len(source.parts) > 1}
    return tuple(sorted(found - lower))


@cache
def _known() -> frozenset[str]:
    everything = (*shipped(), *room("stacks"), *room("local"))
    return frozenset(source.name for source in everything)


def _names(node: ast.AST) -> Iterator[tuple[str, int]]:
    if isinstance(node, ast.Import):
        yield from ((alias.name, node.lineno) for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            deeper = f"{node.module}.{alias.name}"
            yield (deeper if deeper in _known() else node.module, node.lineno)


def imports(source: Source) -> tuple[Imported, ...]:
    """Every import of a file, wherever in it, `from a import b` as `a.b` where b is a file."""
    found = {named for node in ast.walk(source.tree) for named in _names(node)}
    return tuple(Imported(source, name, line) for name, line in sorted(found))


def within(name: str, package: str) -> bool:
    """True when the dotted `name` is `package` or lies below it."""
    return name == package or name.startswith(f"{package}.")


def functions_of(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    """Every parameter of a function."""
    named = node.args
    return [*named.posonlyargs, *named.args, *named.kwonlyargs]
