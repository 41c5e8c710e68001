"""Models that think aloud before they answer: what stands between think tags is nobody's line."""

from __future__ import annotations

from collections.abc import Iterable

from sparring.integrations.llm.port import Piece, Pieces

OPEN, CLOSE = "<think>", "</think>"


def spoken(pieces: Iterable[Piece]) -> Pieces:
    """The pieces without the thinking at the beginning; the text starts with its first letter."""
    text, begun = "", False
    for piece in pieces:
        if begun or not isinstance(piece, str):
            yield piece
            continue
        text += piece
        rest = _after_thinking(text)
        if rest:
            begun = True
            yield rest
    if not begun and text.strip() and not text.lstrip().startswith(OPEN):
        yield text.lstrip()


def _after_thinking(text: str) -> str:
    """What follows the thinking; empty as long as it may still be going on."""
    start = text.lstrip()
    if OPEN.startswith(start[: len(OPEN)]):
        _, closed, rest = start.partition(CLOSE)
        return rest.lstrip() if closed else ""
    return start
