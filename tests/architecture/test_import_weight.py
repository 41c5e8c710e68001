"""Law 7: nothing happens at import, and no handler loads more than it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from stacks.discovery import discover
from tests.architecture.code import ROOT, shipped

PROBE = ROOT / "tests" / "architecture" / "probe.py"
MOST_MODULES = 620
NEVER = {"openai", "boto3", "aws_xray_sdk", "pandas", "zeep", "requests", "moto"}
"""In no handler at import, whatever its layers: `openai` loads when a key is in use, at a turn."""
WITH_AI_LAYER = {"numpy", "tokenizers", "safetensors"}
"""Only in functions that declare the ai layer, whose files these are."""
CORES = 2


def _probe(asked: str, names: list[str]) -> Any:
    path = os.pathsep.join((str(ROOT / "layers/domain/python"), str(ROOT)))
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": path}
    region = {"AWS_DEFAULT_REGION": "eu-central-1"} if asked == "weigh" else {}
    done = subprocess.run(
        [sys.executable, str(PROBE), asked, *names],
        env={**bare, **region},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_module_when_imported_in_a_bare_process_should_do_nothing() -> None:
    offenders = _probe("quiet", [source.name for source in shipped()])
    assert not offenders, "nothing happens at import:\n" + "\n".join(offenders)


@pytest.fixture(scope="module")
def loaded() -> dict[str, list[str]]:
    """Per function file, every module that its first request needs."""
    names = [one.handler.removesuffix(".handler") for one in discover(ROOT / "functions")]
    with ThreadPoolExecutor(CORES) as pool:
        halves = pool.map(lambda part: _probe("weigh", part), [names[::2], names[1::2]])
        found = {name: told for half in halves for name, told in half.items()}
    broken = [f"{name}: {told}" for name, told in found.items() if isinstance(told, str)]
    assert not broken, "cannot be imported:\n" + "\n".join(broken)
    return found


def _ai_functions() -> set[str]:
    return {
        one.handler.removesuffix(".handler")
        for one in discover(ROOT / "functions")
        if "ai" in one.declaration.layers
    }


def test_handler_when_plain_should_load_at_most_620_modules(loaded: dict[str, list[str]]) -> None:
    plain = loaded.keys() - _ai_functions()
    heavy = [f"{name}: {len(loaded[name])}" for name in plain if len(loaded[name]) > MOST_MODULES]
    assert not heavy, "\n".join(sorted(heavy))


def test_handler_when_loaded_should_leave_heavy_packages_alone(
    loaded: dict[str, list[str]],
) -> None:
    ai = _ai_functions()
    offenders = [
        f"{name} loads {package}"
        for name, modules in loaded.items()
        for package in sorted((NEVER if name in ai else NEVER | WITH_AI_LAYER) & set(modules))
    ]
    assert not offenders, "\n".join(offenders)
