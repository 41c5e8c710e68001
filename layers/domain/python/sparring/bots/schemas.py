"""What crosses the door of the bots module."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from sparring.bots.model import Bot, Face, Status, face_of
from sparring.buyer.persona import CallType, Difficulty, Persona
from sparring.kit.ids import Id
from sparring.kit.schema import Body, Reply
from sparring.kit.words import shown

WrittenPersona = Annotated[Persona, AfterValidator(shown)]
"""A persona as a person sends it: every text of it shows something."""


class NewBot(Body):
    """A persona of one's own, a template to start from, or a bot to copy: exactly one."""

    persona: WrittenPersona | None = None
    template_id: str | None = None
    copy_of: Id | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> NewBot:
        given = [self.persona, self.template_id, self.copy_of]
        if sum(one is not None for one in given) != 1:
            raise ValueError("give a persona, a template_id or copy_of")
        return self


class BotChange(Body):
    """A new draft over the `version` that was read."""

    persona: WrittenPersona
    version: int


class PublishBot(Body):
    """Publish the draft of this `version`."""

    version: int


Line = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class TryOutCall(Body):
    """A draft, and what the rep says to it from the beginning. The same seed, the same call."""

    persona: WrittenPersona
    seed: Annotated[int, Field(ge=0, le=4_294_967_295)] | None = None
    lines: Annotated[tuple[Line, ...], Field(max_length=40)] = ()


class ObjectionStanding(Reply):
    """One objection in a call."""

    name: str
    state: Literal["unraised", "open", "answered", "dropped"]


class BrainView(Reply):
    """What goes on in the buyer's head after a turn; levels 0 to 100."""

    trust: int
    interest: int
    patience: int
    stage: str
    mood: str
    revealed: list[str]
    objections: list[ObjectionStanding]


class TryOutTurn(Reply):
    """One utterance: how the rep's was read, or what the buyer decided and why."""

    turn: int
    speaker: Literal["rep", "buyer"]
    text: str
    moves: list[str]
    decision: str | None
    reasons: list[str]
    state: BrainView | None


class Unheard(Reply):
    """Something that the buyer never told, and why."""

    topic: str
    text: str
    why: str


class TryOut(Reply):
    """A call that was played and not kept."""

    turns: list[TryOutTurn]
    ended: bool
    outcome: Literal["next_step_agreed", "sale", "declined", "hung_up", "out_of_time"] | None
    untold: list[Unheard]


class Brief(Reply):
    """What a learner may know before the call."""

    situation: str
    product: str


class BotCard(Reply):
    """A bot in a list."""

    bot_id: str
    name: str
    role: str
    company: str
    industry: str
    call_type: CallType
    difficulty: Difficulty
    language: str
    status: Status
    published_version: int | None
    draft_version: int
    updated_at: str
    best_score: float | None = None


class BotList(Reply):
    """A page of bots."""

    items: list[BotCard]
    next_cursor: str | None


class PublishedVersion(Reply):
    """Who published a version, and when."""

    version: int
    published_at: str
    published_by: str


class BotView(Reply):
    """A bot. `draft` and `published` are for those who may edit; learners see the brief only."""

    bot_id: str
    status: Status
    version: int
    name: str
    role: str
    company: str
    industry: str
    call_type: CallType
    difficulty: Difficulty
    language: str
    mood: str
    brief: Brief
    draft: Persona | None
    published: Persona | None
    published_version: int | None
    versions: list[PublishedVersion]
    updated_at: str


class Template(Reply):
    """A persona to start from."""

    template_id: str
    persona: Persona


class TemplateList(Reply):
    """All templates."""

    items: list[Template]
    next_cursor: str | None = None


def card(bot: Bot, shown: Face, best_score: float | None) -> BotCard:
    """The card of a bot."""
    return BotCard(
        bot_id=bot.bot_id,
        status=bot.status,
        published_version=bot.published_version,
        draft_version=bot.version,
        updated_at=bot.updated_at,
        best_score=best_score,
        **asdict(shown),
    )


def view(bot: Bot, published: Persona | None, *, editor: bool) -> BotView:
    """The whole bot for an editor; without anything hidden for a learner."""
    shown = bot.draft if editor or published is None else published
    versions = [
        PublishedVersion(version=v.version, published_at=v.at, published_by=v.by)
        for v in bot.versions
    ]
    return BotView(
        bot_id=bot.bot_id,
        status=bot.status,
        version=bot.version,
        mood=shown.mood,
        brief=Brief(situation=shown.situation, product=shown.product),
        draft=bot.draft if editor else None,
        published=published if editor else None,
        published_version=bot.published_version,
        versions=versions if editor else [],
        updated_at=bot.updated_at,
        **asdict(face_of(shown)),
    )
