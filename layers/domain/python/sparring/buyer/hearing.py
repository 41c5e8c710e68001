"""The reader that needs no model, loaded when the first turn is taken."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sparring.buyer.reading import MoveReader, PatternReader
from sparring.buyer.resemblance import Resemblance
from sparring.kit import config, log


@cache
def offline_reader() -> MoveReader:
    """Patterns, and likeness to examples where they are silent or unsure; once per process.

    The sentence vectors lie where SPARRING_EMBEDDINGS says. Where they cannot be read, a turn is
    still answered, by patterns alone, and the log says so.
    """
    folder = Path(config.setting("SPARRING_EMBEDDINGS"))
    try:
        return PatternReader(Resemblance.load(folder))
    except (FileNotFoundError, ValueError) as error:
        log.logger().error("reader.no_vectors", extra={"fault": type(error).__name__})
        return PatternReader()
