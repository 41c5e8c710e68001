"""The reader that needs no model; its sentence vectors are read when patterns are first unsure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sparring.buyer.moves import MoveKind
from sparring.buyer.persona import Persona
from sparring.buyer.reading import MoveReader, PatternReader
from sparring.buyer.resemblance import Opinion, Resemblance
from sparring.kit import config, log


class _WhenAsked:
    """An `Opinion` that is loaded by the first sentence that needs one."""

    def scores(self, persona: Persona, plain: str) -> Mapping[MoveKind, float]:
        """How much a lower-case sentence resembles each move."""
        opinion = _opinion()
        return opinion.scores(persona, plain) if opinion else {}


@cache
def _opinion() -> Opinion | None:
    try:
        return Resemblance.load(Path(config.setting("SPARRING_EMBEDDINGS")))
    except (FileNotFoundError, ValueError) as error:
        log.logger().error("reader.no_vectors", extra={"fault": type(error).__name__})
        return None


@cache
def offline_reader() -> MoveReader:
    """Patterns, and likeness to examples where they are silent or unsure; one per process.

    The sentence vectors lie where SPARRING_EMBEDDINGS says. Where they cannot be read, a turn is
    still answered, by patterns alone, and the log says so once.
    """
    return PatternReader(_WhenAsked())
