"""What a sentence is about: the persona's own needs, facts and objections, by shared word stems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sparring.buyer.persona import AUTHORITY, BUDGET, GRIEVANCE, Persona
from sparring.buyer.text import stems

_BUSINESS = (
    "business company customer client market sales revenue cost price budget process system tool "
    "software platform team staff people department operation workflow project plan strategy goal "
    "target report data quality risk security compliance contract supplier vendor provider service "
    "support delivery order invoice payment account finance manager director board employee hire "
    "training onboarding productivity efficiency growth margin profit loss time delay error "
    "mistake manual automate integration implementation rollout migration decision priority "
    "challenge problem issue pain improve change current situation approach solution product "
    "feature demo pilot trial proposal offer deal discount agreement renewal meeting role "
    "responsible requirement need concern objective result outcome impact measure"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that can be talked about: stems of its keywords, and stems of its text."""

    id: str
    keys: frozenset[str]
    body: frozenset[str]


@dataclass(frozen=True, slots=True)
class Index:
    """A persona's topics, how common each stem is among them, and every word of its trade."""

    topics: tuple[Topic, ...]
    spread: dict[str, int]
    trade: frozenset[str]


def _topic(part_id: str, keys: Iterable[str], text: str) -> Topic:
    return Topic(part_id, stems(" ".join(keys)), stems(text))


def _own_topics(persona: Persona) -> tuple[Topic, ...]:
    needs = [_topic(need.id, need.keywords, need.text) for need in persona.needs]
    facts = [
        _topic(fact.id, (*fact.keywords, fact.topic), fact.text) for fact in persona.hidden_facts
    ]
    money = _topic(BUDGET, ("budget",), persona.budget.text)
    power = _topic(AUTHORITY, ("authority",), persona.authority.text)
    return (*needs, *facts, money, power)


def _objection_topics(persona: Persona) -> tuple[Topic, ...]:
    topics = [_topic(one.id, (one.type,), one.text) for one in persona.objections]
    grief = persona.grievance
    return (*topics, _topic(GRIEVANCE, (), grief)) if grief else tuple(topics)


@lru_cache(maxsize=64)
def index(persona: Persona) -> Index:
    """The index of a persona, made once."""
    topics = _own_topics(persona)
    spread = Counter(stem for topic in topics for stem in topic.keys | topic.body)
    words = stems(f"{persona.product} {persona.situation} {persona.industry} {persona.company}")
    raised = frozenset().union(*(t.body for t in _objection_topics(persona)))
    return Index(topics, dict(spread), words | raised | set(spread) | stems(_BUSINESS))


def overlap(topic: Topic, said: frozenset[str], spread: dict[str, int]) -> float:
    """How much a sentence speaks of a topic: keywords count double, common stems little."""
    keys = sum(2 / spread.get(one, 1) for one in topic.keys & said)
    body = sum(1 / spread.get(one, 1) for one in (topic.body - topic.keys) & said)
    return keys + body


def closest(persona: Persona, text: str, among: Iterable[str] | None = None) -> tuple[str, float]:
    """The topic that a text speaks of most, with its overlap; ("", 0.0) where there is none."""
    wanted = None if among is None else set(among)
    said = stems(text.lower())
    own = index(persona)
    scored = [
        (overlap(topic, said, own.spread), topic.id)
        for topic in own.topics
        if wanted is None or topic.id in wanted
    ]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return (best[1], best[0]) if best[0] > 0 else ("", 0.0)


def is_business(persona: Persona, text: str) -> bool:
    """Whether a text holds any word of the persona's trade or of business at large."""
    return bool(stems(text.lower()) & index(persona).trade)
