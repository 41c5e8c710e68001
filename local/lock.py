"""Resolves every requirements file anew; locks carry hashes, and no address or path of a place."""

from __future__ import annotations

from layers.tools import run_tool
from local.errors import HouseError
from local.house import ROOT
from local.progress import say

UP = "requirements/up.txt"
# The runtime layer brings these, and a function with the ai layer has both.
IN_RUNTIME = (
    "annotated-types",
    "pydantic",
    "pydantic-core",
    "typing-extensions",
    "typing-inspection",
)
LOCKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("requirements/bootstrap", ()),
    ("requirements/up", ()),
    ("requirements/test", ("-c", UP)),
    ("requirements/relay", ("-c", UP)),
    ("requirements/speech", ("-c", UP)),
    ("layers/runtime/requirements", ("-c", UP)),
    (
        "layers/ai/requirements",
        ("-c", UP, *(word for name in IN_RUNTIME for word in ("--no-emit-package", name))),
    ),
    ("layers/ai/embeddings", ("--no-deps",)),
)


def lock() -> None:
    """Write each `.txt` beside its `.in`; one file serves Python 3.11 and 3.13, x86 and arm."""
    for name, words in LOCKS:
        wanted = ["pip", "compile", f"{name}.in", "--output-file", f"{name}.txt"]
        wanted += ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"]
        wanted += ["--no-header", "--no-annotate", "--no-emit-index-url"]
        # faster-whisper imports what the house does without, even when it downloads nothing.
        if name != "requirements/speech":
            wanted += ["--excludes", "requirements/excluded.txt"]
        wanted += words
        if run_tool("uv", *wanted, cwd=ROOT).returncode:
            raise HouseError(f"{name}.in could not be resolved")
        say(f"  {name}.txt")


if __name__ == "__main__":
    lock()
