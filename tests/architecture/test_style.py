"""The aims of the style card, as limits: lengths, suppressions, unfinished work."""

from __future__ import annotations

import ast
import re
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

from tests.architecture.code import ROOT, SKIPPED, Source, domain, functions_of, room

LONGEST_FUNCTION = 60
LONGEST_FILE = 350
LONGEST_WEB_FILE = 250
PYTHON_ROOMS = ("functions", "layers", "stacks", "local", "relay", "training", "tests")
GENERATED = {"web/src/api/schema.d.ts"}
SUPPRESSION = re.compile(
    r"#\s*(noqa|type:\s*ignore|pragma:|pylint:|fmt:\s*(off|skip))|eslint-disable|@ts-(ignore|expect|nocheck)"
)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplemented" + "Error")
OWN = "tests/architecture/test_style.py"
VAGUE = {"helpers", "helper", "utils", "util", "manager", "managers", "common", "misc"}


def _python() -> tuple[Source, ...]:
    return tuple(chain.from_iterable(room(name) for name in PYTHON_ROOMS))


def _web() -> list[Path]:
    files = (ROOT / "web").rglob("*.ts*")
    return [f for f in sorted(files) if f.suffix in {".ts", ".tsx"} and not _skipped(f)]


def _skipped(path: Path) -> bool:
    place = path.relative_to(ROOT)
    return bool(SKIPPED.intersection(place.parts)) or place.as_posix() in GENERATED


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_function_when_written_should_end_within_sixty_lines() -> None:
    long = [
        f"{source.place}:{node.lineno} {node.name}() has {_length(node)} lines"
        for source in _python()
        for node in functions_of(source)
        if _length(node) > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_functions_when_taken_together_should_be_short() -> None:
    shipped = (*domain(), *room("functions"), *room("stacks"), *room("local"), *room("relay"))
    lengths = [_length(node) for source in shipped for node in functions_of(source)]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[-1] <= 25


def test_file_when_written_should_stay_short() -> None:
    long = [
        f"{source.place} has {lines} lines"
        for source in _python()
        if (lines := len(source.text.splitlines())) > LONGEST_FILE
    ]
    long += [
        f"{path.relative_to(ROOT)} has {lines} lines"
        for path in _web()
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_WEB_FILE
    ]
    assert not long, "\n".join(long)


def test_check_when_suppressed_should_be_rare() -> None:
    texts = {source.place: source.text for source in _python()}
    texts |= {p.relative_to(ROOT).as_posix(): p.read_text("utf-8") for p in _web()}
    lines = sum(len(text.splitlines()) for text in texts.values())
    found = [
        f"{place}:{number} {line.strip()}"
        for place, text in texts.items()
        if place != OWN
        for number, line in enumerate(text.splitlines(), 1)
        if SUPPRESSION.search(line)
    ]
    assert len(found) <= lines / 1000, f"{len(found)} in {lines} lines:\n" + "\n".join(found)


def test_work_when_committed_should_be_finished() -> None:
    offenders = [
        f"{source.place}:{number}"
        for source in _python()
        if source.place != OWN
        for number, line in enumerate(source.text.splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    offenders += [
        f"{path.relative_to(ROOT)}" for path in _web() if UNFINISHED.search(path.read_text("utf-8"))
    ]
    assert not offenders, "\n".join(offenders)


def test_file_when_named_should_say_what_it_holds() -> None:
    vague = [s.place for s in _python() if VAGUE.intersection(s.parts)]
    vague += [str(p.relative_to(ROOT)) for p in _web() if VAGUE.intersection(p.stem.split("-"))]
    assert not vague, "\n".join(vague)


def test_file_when_written_should_say_in_a_line_what_lives_there() -> None:
    silent = [s.place for s in _python() if s.text.strip() and not ast.get_docstring(s.tree)]
    assert not silent, "\n".join(silent)
