"""Text that people write for people: it must show something."""

from __future__ import annotations

import unicodedata
from typing import Any, Protocol, TypeVar

UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"}
BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs by their category that are drawn as nothing."""


def visible(text: str) -> str:
    """The text as it is; ValueError when nothing of it can be seen, as of a zero-width space."""
    if all(one in BLANK or unicodedata.category(one) in UNSEEN for one in text):
        raise ValueError("must hold something that can be seen")
    return text


class _Model(Protocol):
    def model_dump(self) -> dict[str, Any]: ...


M = TypeVar("M", bound=_Model)


def shown(model: M) -> M:
    """The model as it is; ValueError when a text anywhere in it is not empty and shows nothing."""
    _look(model.model_dump())
    return model


def _look(value: Any) -> None:
    if isinstance(value, str) and value:
        visible(value)
    for one in value.values() if isinstance(value, dict) else ():
        _look(one)
    for one in value if isinstance(value, list | tuple) else ():
        _look(one)
