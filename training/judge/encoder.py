"""The product's sentence model, found in the installed packages or where the layer was built."""

from __future__ import annotations

import os
from pathlib import Path

from layers.build import build
from sparring.judge.contextual import FOLDER, ContextualEncoder


def load_encoder() -> ContextualEncoder:
    """The encoder of the ai layer, which is built first where it is missing."""
    folder = os.environ.get("SPARRING_EMBEDDINGS") or build("local").embeddings
    return ContextualEncoder.load(Path(folder) / FOLDER)
