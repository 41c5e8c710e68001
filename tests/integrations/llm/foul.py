"""Models at the port that play foul, and ears that hear what leaves the house."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sparring.integrations.llm.errors import Fault, ProviderError
from sparring.integrations.llm.port import Ask, Limits, Pieces, Usage
from sparring.roleplay.voices import Chunks

Speak = Callable[[dict[str, Any]], str]
AMPLE = Limits(first=8.0, total=18.0)


@dataclass
class Scripted:
    """A `ChatModel` that says what `speak` makes of the document that it is given."""

    speak: Speak
    fault: Fault | None = None
    name: str = "scripted"
    asked: list[Ask] = field(default_factory=list)

    def stream(self, ask: Ask, limits: Limits) -> Pieces:
        """Word by word."""
        self.asked.append(ask)
        yield from re.findall(r"\s*\S+", self.speak(json.loads(ask.messages[-1].content)))
        if self.fault:
            raise ProviderError(self.fault)
        yield Usage(100, 20)

    def complete(self, ask: Ask, limits: Limits) -> Pieces:
        """At once."""
        yield "".join(piece for piece in self.stream(ask, limits) if isinstance(piece, str))


@dataclass
class Ears(Chunks):
    """Chunks that are heard here instead of on a socket."""

    connections: tuple[str, ...] = ()
    roleplay_id: str = "rp"
    turn: int = 2
    heard: list[str] = field(default_factory=list)
    done: int = 0

    def say(self, text: str, done: bool = False) -> None:
        """Hear it."""
        self.heard.append(text)
        self.done += done

    @property
    def text(self) -> str:
        """All that was heard."""
        return "".join(self.heard)


def faithful(document: dict[str, Any]) -> str:
    """Says the given line."""
    return str(document["line"])
