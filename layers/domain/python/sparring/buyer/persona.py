"""Who the buyer is: what a learner sees, and what has to be earned."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

CallType = Literal["cold_call", "gatekeeper", "discovery", "demo", "negotiation", "renewal"]
Difficulty = Literal["easy", "normal", "hard"]
Mood = Literal["friendly", "neutral", "rushed", "skeptical", "irritated", "guarded"]
FactKind = Literal["situation", "problem", "impact", "goal", "decision", "competition"]
ObjectionType = Literal[
    "price", "timing", "trust", "need", "competitor", "authority", "status_quo", "risk", "effort"
]
Resolution = Literal["listening", "evidence", "value", "discount", "trade"]

BUDGET, AUTHORITY, GRIEVANCE = "budget", "authority", "grievance"
"""Ids of what every persona has; no need, fact or objection may be called so."""
RESERVED = frozenset({BUDGET, AUTHORITY, GRIEVANCE})

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,40}$")]
Word = Annotated[str, StringConstraints(min_length=2, max_length=40, strip_whitespace=True)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
Spoken = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
Brief = Annotated[str, StringConstraints(min_length=1, max_length=1200, strip_whitespace=True)]
Level = Annotated[int, Field(ge=0, le=100)]
Words = Annotated[tuple[Word, ...], Field(max_length=16)]
Amount = Annotated[int, Field(ge=1, le=1_000_000_000)]


class Part(BaseModel):
    """Base of everything in a persona: fixed once made, nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Need(Part):
    """What the buyer wants solved. `text` is what the buyer would say when asked."""

    id: Slug
    text: Spoken
    priority: Annotated[int, Field(ge=1, le=3)] = 2
    keywords: Words = ()


class HiddenFact(Part):
    """What the buyer tells only when asked, and only from `needs_trust` (0 to 100) on.

    `text` is the sentence that the buyer would say; `kind` says which sort of question finds it;
    `keywords` are words that a question about it would hold.
    """

    id: Slug
    topic: Label
    text: Spoken
    kind: FactKind = "problem"
    needs_trust: Level = 30
    keywords: Words = ()


class Budget(Part):
    """The truth about money, told only from `needs_trust` on."""

    text: Spoken
    needs_trust: Level = 50


class Authority(Part):
    """Who decides. `decides` is true when this buyer can sign alone."""

    decides: bool = False
    text: Spoken
    needs_trust: Level = 25


class Objection(Part):
    """Why the buyer hesitates, in the buyer's words, and what lays it to rest.

    `resolution` says in a sentence what the buyer would need, for the editor and for hints.
    """

    id: Slug
    text: Spoken
    type: ObjectionType = "trust"
    resolved_by: Resolution = "listening"
    resolution: Annotated[str, StringConstraints(max_length=300, strip_whitespace=True)] = ""


class Gatekeeper(Part):
    """Who answers before the buyer does."""

    name: Label
    role: Label = "assistant"


class Persona(Part):
    """A buyer. Texts are at most 1,200 characters, prices whole units of `currency`.

    `patience` (0 to 100) is what the buyer brings along, `minutes` how long the buyer has. A
    negotiation needs `walk_away_price`, the most that this buyer will ever pay; a renewal needs
    `grievance`, what went wrong, in the buyer's words.
    """

    name: Label
    role: Label
    company: Label
    industry: Label
    call_type: CallType
    language: Literal["en"] = "en"
    mood: Mood = "neutral"
    difficulty: Difficulty = "normal"
    situation: Brief
    product: Brief
    needs: Annotated[tuple[Need, ...], Field(min_length=1, max_length=8)]
    hidden_facts: Annotated[tuple[HiddenFact, ...], Field(min_length=1, max_length=16)]
    budget: Budget
    authority: Authority
    objections: Annotated[tuple[Objection, ...], Field(min_length=1, max_length=8)]
    patience: Annotated[int, Field(ge=10, le=100)] = 60
    minutes: Annotated[int, Field(ge=3, le=60)] = 30
    voice_id: Annotated[str, StringConstraints(max_length=80, strip_whitespace=True)] = ""
    gatekeeper: Gatekeeper | None = None
    list_price: Amount | None = None
    walk_away_price: Amount | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "EUR"
    grievance: Spoken | None = None

    @model_validator(mode="after")
    def _ids_are_told_apart(self) -> Self:
        ids = [need.id for need in self.needs]
        ids += [fact.id for fact in self.hidden_facts]
        ids += [objection.id for objection in self.objections]
        if len(set(ids)) != len(ids):
            raise ValueError("ids of needs, hidden facts and objections must differ")
        if taken := RESERVED.intersection(ids):
            raise ValueError(f"these ids are reserved: {', '.join(sorted(taken))}")
        return self

    @model_validator(mode="after")
    def _call_type_has_what_it_needs(self) -> Self:
        if self.call_type == "negotiation" and self.walk_away_price is None:
            raise ValueError("a negotiation needs walk_away_price")
        if self.call_type == "renewal" and self.grievance is None:
            raise ValueError("a renewal needs a grievance")
        return self

    @model_validator(mode="after")
    def _prices_can_meet(self) -> Self:
        if self.list_price and self.walk_away_price and self.list_price < self.walk_away_price:
            raise ValueError("list_price cannot be below walk_away_price")
        return self

    @property
    def first_name(self) -> str:
        """What people call the buyer."""
        words = [word for word in self.name.split() if not word.endswith(".")]
        return words[0] if words else self.name

    @property
    def brand(self) -> str:
        """The product's name, in lower case."""
        return re.split(r"[,\s]", self.product, maxsplit=1)[0].lower()

    @property
    def doorkeeper(self) -> Gatekeeper | None:
        """Who stands before the buyer: the one given, or reception when the call type wants one."""
        if self.gatekeeper or self.call_type != "gatekeeper":
            return self.gatekeeper
        return Gatekeeper(name="the front desk", role="reception")


@lru_cache(maxsize=64)
def known(persona: Persona) -> Persona:
    """The first persona like this one that the process met: what is kept for it is found again
    without comparing all its texts.
    """
    return persona
