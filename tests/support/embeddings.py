"""The judge's sentence vectors, laid out as the ai layer lays them out."""

from __future__ import annotations

import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FILES = (
    "weights/l2_supercat_256.safetensors",
    "tokenizers/l2_supercat_tokenizer_config.json",
)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="sparring-embeddings-")


def embeddings_folder() -> str:
    """A folder with links to the installed wheel's two files; gone with the process."""
    spec = find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("wordllama is not installed: run `make test`")
    wheel = Path(spec.submodule_search_locations[0])
    folder = Path(_folder().name)
    for name in FILES:
        link = folder / Path(name).name
        if not link.exists():
            link.symlink_to(wheel / name)
    return str(folder)
