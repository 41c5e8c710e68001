"""Documents that repeat what code says are compared with it, so that they never lie."""

from __future__ import annotations

import ast
import json
import re
import subprocess

import pytest

from local import openapi
from tests.architecture.code import ROOT, domain, room

OPENAPI = ROOT / "docs" / "openapi.json"
CLIENT = ROOT / "web" / "src" / "api" / "schema.d.ts"
NODE = ROOT / ".venv" / "bin" / "node"
GENERATOR = ROOT / "web" / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
DATA = ROOT / "docs" / "data.md"
ASVS = ROOT / "docs" / "security" / "asvs.md"
TEST_ID = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
REF = re.compile(r'"#/components/schemas/([^"]+)"')


def _test_names(place: str) -> set[str]:
    tree = ast.parse((ROOT / place).read_text(encoding="utf-8"), place)
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def test_openapi_document_when_kept_should_be_what_the_endpoints_say() -> None:
    kept = OPENAPI.read_text(encoding="utf-8") if OPENAPI.is_file() else ""
    assert kept == openapi.text(), (
        "docs/openapi.json is stale: run `python -m local.openapi`, and `npm run api` in web/"
    )


def test_openapi_document_when_it_points_somewhere_should_find_it() -> None:
    text = openapi.text()
    known = json.loads(text)["components"]["schemas"]
    lost = set(REF.findall(text)) - known.keys()
    assert not lost, sorted(lost)


def test_web_client_when_generated_should_be_of_this_document() -> None:
    made = subprocess.run(
        [NODE, GENERATOR, OPENAPI], cwd=ROOT / "web", capture_output=True, text=True, check=True
    ).stdout
    assert _lines(made) == _lines(CLIENT.read_text(encoding="utf-8")), (
        "web/src/api/schema.d.ts is stale: run `npm run api` in web/"
    )


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("document", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name)
def test_document_when_it_names_a_test_should_name_one_that_exists(document: object) -> None:
    text = (ROOT / str(document)).read_text(encoding="utf-8")
    known = {source.place for source in room("tests")}
    lost = [
        f"{place}::{name}"
        for place, name in TEST_ID.findall(text)
        if place not in known or name not in _test_names(place)
    ]
    assert not lost, "\n".join(lost)


def _partitions() -> set[str]:
    """The first word of every partition key that the domain makes."""
    calls = [
        node
        for source in domain()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"key", "partition"}
    ]
    lists = [part for call in calls for part in call.args if isinstance(part, ast.List)]
    first = [one.elts[0] for one in lists] + [c.args[1] for c in calls if len(c.args) > 2]
    words = {str(one.value) for one in first if isinstance(one, ast.Constant)}
    return words - {"realtime"}


def test_data_table_when_kept_should_name_every_partition() -> None:
    text = DATA.read_text(encoding="utf-8")
    missing = [one for one in _partitions() if not re.search(rf"\| `{one}[`#]", text)]
    assert len(_partitions()) > 15
    assert not missing, missing


def test_security_table_when_kept_should_give_each_requirement_a_test() -> None:
    rows = [r for r in ASVS.read_text(encoding="utf-8").splitlines() if re.match(r"\| (API)?\d", r)]
    assert len(rows) >= 20
    untested = [row for row in rows if not TEST_ID.search(row)]
    assert not untested, "\n".join(untested)
