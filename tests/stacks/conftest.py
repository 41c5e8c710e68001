"""The templates as they go to AWS, synthesised once for all tests of this folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from layers.build import ROOT, build
from local.synthesis import run_app
from stacks.discovery import Found, discover

Resource = dict[str, Any]


@dataclass(frozen=True)
class Synthesised:
    """Every template, and the functions that they were made from."""

    folder: Path
    found: tuple[Found, ...]

    @cached_property
    def templates(self) -> dict[str, Any]:
        paths = sorted(self.folder.glob("*.template.json"))
        return {path.name.split(".")[0]: json.loads(path.read_text()) for path in paths}

    def all_of(self, kind: str) -> Iterator[tuple[str, Resource]]:
        """Each resource of one type with its place, `stack/logical id`."""
        for stack, template in self.templates.items():
            for name, resource in template.get("Resources", {}).items():
                if resource["Type"] == kind:
                    yield f"{stack}/{name}", resource["Properties"]

    def count(self, kind: str) -> int:
        return sum(1 for _ in self.all_of(kind))


@pytest.fixture(scope="session")
def synthesised(tmp_path_factory: pytest.TempPathFactory) -> Synthesised:
    folder = tmp_path_factory.mktemp("cdk")
    context: dict[str, object] = dict(json.loads((ROOT / "cdk.json").read_text())["context"])
    # The assets' contents do not matter here, and the local ones are there already.
    context["given_assets"] = asdict(build("local"))
    run_app(context, folder)
    return Synthesised(folder, discover(ROOT / "functions"))
