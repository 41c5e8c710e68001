"""The shape of one entry of the vocabulary."""

from dataclasses import dataclass
from typing import Literal

Wanted = Literal["any", "question", "statement"]


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing people say, as regular expressions over normalised text, matched at word bounds.

    One of `any_of` must be found in a sentence, one of `also` too if there are any, and none of
    `unless`. `reply` demands that the other side said a few words just before. `early` keeps it to
    the opening. `echo` also takes a question that picks up a telling word of what was said just
    before. `span` 2 also reads a sentence together with the next one of the same turn.
    """

    any_of: tuple[str, ...]
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    form: Wanted = "any"
    reply: bool = False
    echo: bool = False
    early: bool = False
    span: Literal[1, 2] = 1
