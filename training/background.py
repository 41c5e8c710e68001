"""Writes the directions of ordinary talk that the judge ships, after a sentence of it changed."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from layers.build import build
from local.progress import say
from sparring.judge.background import DIRECTIONS, talk
from sparring.judge.contextual import FOLDER, ContextualEncoder


def write(embeddings: Path, target: Path = DIRECTIONS) -> int:
    """Encode every sentence into `target`; the answer is how many there are."""
    vectors = ContextualEncoder.load(embeddings / FOLDER).encode(talk())
    np.save(target, vectors.astype(np.float16))
    return len(vectors)


if __name__ == "__main__":
    count = write(Path(build("local").embeddings))
    say(f"  {DIRECTIONS.name}: {count} sentences")
