"""Writes the directions that the judge ships, after a sentence that they belong to changed."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from layers.build import build
from local.progress import say
from sparring.judge.background import DIRECTIONS, talk
from sparring.judge.contextual import FOLDER, ContextualEncoder
from sparring.judge.example_directions import STORED, save_directions
from sparring.judge.likeness import texts_of
from sparring.judge.rubric import rubrics_shipped


def main() -> None:
    """Encode ordinary talk and the examples of all rubrics that ship."""
    encoder = ContextualEncoder.load(Path(build("local").embeddings) / FOLDER)
    np.save(DIRECTIONS, encoder.encode(talk()).astype(np.float16))
    shipped = rubrics_shipped().values()
    groups = [texts_of(item) for rubric in shipped for item in rubric.criteria]
    count = save_directions(groups, encoder, STORED)
    say(f"  {len(talk())} ordinary sentences, {count} texts of {len(groups)} criteria")


if __name__ == "__main__":
    main()
