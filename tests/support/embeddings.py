"""The judge's sentence vectors, laid out as the ai layer lays them out."""

from __future__ import annotations

import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from layers.build import EMBEDDINGS


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="sparring-embeddings-")


def embeddings_folder() -> str:
    """A folder with links to the installed wheels' data files; gone with the process."""
    folder = Path(_folder().name)
    for source, name in EMBEDDINGS.items():
        link = folder / name
        if not link.exists():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(_installed(source))
    return str(folder)


def _installed(source: str) -> Path:
    """Found without importing the package's code."""
    package, _, inside = source.partition("/")
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"{package} is not installed: run `make test`")
    return Path(spec.submodule_search_locations[0]) / inside
